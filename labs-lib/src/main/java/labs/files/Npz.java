package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads numpy's npz: a zip of one-dimensional npy arrays, here of ints or of lists of ints.
 *
 * <p>The file comes from outside: no length in it is believed, and what it unpacks to is bounded.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
 *     format</a>
 */
public final class Npz implements AutoCloseable {
  /** IMDb's largest array has 14,296,690 bytes. */
  private static final int LARGEST_ENTRY = 1 << 25;

  private final Path path;
  private final ZipFile zip;

  /**
   * Opens a file.
   *
   * @throws IOException if it is no zip
   */
  public Npz(Path path) throws IOException {
    this.path = path;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException | RuntimeException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * An array of lists of ints. A list that the file names twice is the same array in both places.
   *
   * @param free how many zeros are to stand before each list's ints, for its reader to fill
   * @param smallest the smallest value allowed
   * @param largest the largest value allowed
   */
  public int[][] intLists(String name, int free, int smallest, int largest) throws IOException {
    return array(
        name,
        array -> {
          Expect.that(array.type().equals("|O"), "an array of objects, received " + array.type());
          int[][] lists = IntListsPickle.read(array.data().array(), array.data().position(), free);
          Expect.that(lists.length == array.length(), array.length() + " lists");
          for (int[] list : lists) {
            check(list, free, smallest, largest);
          }
          return lists;
        });
  }

  private static void check(int[] values, int from, int smallest, int largest) throws IOException {
    for (int i = from; i < values.length; i++) {
      checked(values[i], smallest, largest);
    }
  }

  /**
   * An array of signed ints, of 1, 4 or 8 bytes each.
   *
   * @param smallest the smallest value allowed
   * @param largest the largest value allowed
   */
  public int[] ints(String name, int smallest, int largest) throws IOException {
    return array(
        name,
        array -> {
          String type = array.type();
          Expect.that(type.matches("<i[48]|\\|i1"), "an array of ints, received " + type);
          int width = type.charAt(2) - '0';
          ByteBuffer data = array.data();
          Expect.that(
              data.remaining() == (long) width * array.length(), array.length() + " values");
          int[] ints = new int[array.length()];
          for (int i = 0; i < ints.length; i++) {
            long value = width == 8 ? data.getLong() : width == 4 ? data.getInt() : data.get();
            ints[i] = checked(value, smallest, largest);
          }
          return ints;
        });
  }

  private static int checked(long value, int smallest, int largest) throws IOException {
    if (value < smallest || value > largest) {
      throw new IOException(
          "expected values from " + smallest + " to " + largest + ", one is " + value);
    }
    return (int) value;
  }

  private interface Reader<T> {
    T read(NpyArray array) throws IOException;
  }

  private <T> T array(String name, Reader<T> reader) throws IOException {
    try {
      ZipEntry entry = zip.getEntry(name + ".npy");
      Expect.that(entry != null, "an entry of that name");
      try (InputStream in = zip.getInputStream(entry)) {
        long size = entry.getSize();
        Expect.that(0 <= size && size <= LARGEST_ENTRY, "at most " + LARGEST_ENTRY + " bytes");
        byte[] bytes = new byte[(int) size];
        int read = in.readNBytes(bytes, 0, bytes.length);
        Expect.that(read == bytes.length && in.read() < 0, bytes.length + " bytes");
        return reader.read(NpyArray.parse(bytes));
      }
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException(path + ", " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
