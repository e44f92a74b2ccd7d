package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped IDX file of unsigned bytes, as MNIST comes in: two zeros, the type, the number of
 * dimensions, the length of each, and the bytes.
 *
 * <p>The file comes from outside: every length is checked before it is believed.
 *
 * @param shape the length of each dimension
 * @param bytes the elements, the last dimension fastest
 */
public record IdxFile(int[] shape, byte[] bytes) {
  /** MNIST's largest file holds 47,040,000 bytes. */
  private static final int LARGEST = 1 << 26;

  private static final int UNSIGNED_BYTE = 8;

  /**
   * Reads a file.
   *
   * @param dimensions how many the file must have
   * @throws IOException if it is no such file, is cut short, or holds more than it says
   */
  public static IdxFile read(Path path, int dimensions) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      return parse(in, dimensions);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(path + " can't be read as an IDX file: " + e.getMessage(), e);
    }
  }

  private static IdxFile parse(InputStream in, int dimensions) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(in.readNBytes(4 + 4 * dimensions));
    Expect.that(head.remaining() == 4 + 4 * dimensions, "a head of " + dimensions + " dimensions");
    int magic = UNSIGNED_BYTE << 8 | dimensions;
    Expect.that(head.getInt() == magic, "unsigned bytes in " + dimensions + " dimensions");
    int[] shape = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      shape[i] = head.getInt();
      Expect.that(shape[i] >= 0, "lengths of at least 0, one is " + shape[i]);
      size *= shape[i];
      Expect.that(size <= LARGEST, "at most " + LARGEST + " bytes, the lengths are larger");
    }
    byte[] bytes = in.readNBytes((int) size);
    Expect.that(
        bytes.length == size && in.read() < 0,
        size + " bytes, as the lengths " + Arrays.toString(shape) + " say");
    return new IdxFile(shape, bytes);
  }
}
