package labs.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-dimensional array in numpy's npy format, its header read.
 *
 * @param type numpy's name of the element type: {@code <i8}, {@code |O}
 * @param length the number of elements that the header promises
 * @param data the bytes after the header, little-endian
 */
record NpyArray(String type, int length, ByteBuffer data) {
  private static final int LONGEST_HEADER = 10_000;
  private static final int MOST_ELEMENTS = 100_000;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  // A number of Python 2 may end with L.
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([<|][A-Za-z]\\d?)', 'fortran_order': False,"
              + " 'shape': \\((\\d{1,9})L?,\\),? ?\\}\\s*");

  /**
   * Reads a header.
   *
   * @param bytes a whole npy file, from outside
   * @throws IOException if it is no one-dimensional array, or too long
   */
  static NpyArray parse(byte[] bytes) throws IOException {
    if (bytes.length < 12 || !Arrays.equals(bytes, 0, 6, MAGIC, 0, 6)) {
      throw new IOException("expected a numpy array, the first bytes are others");
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(8);
    int version = bytes[6];
    int headerLength = version == 1 ? data.getShort() & 0xffff : data.getInt();
    if (headerLength < 0 || headerLength > Math.min(LONGEST_HEADER, data.remaining())) {
      throw new IOException("the array's header has an impossible length, " + headerLength);
    }
    String header = new String(bytes, data.position(), headerLength, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IOException("expected a header of a one-dimensional array, got " + header.strip());
    }
    int length = Integer.parseInt(matcher.group(2));
    if (length > MOST_ELEMENTS) {
      throw new IOException("expected at most " + MOST_ELEMENTS + " elements, got " + length);
    }
    return new NpyArray(matcher.group(1), length, data.position(data.position() + headerLength));
  }

  /** The bytes after the header, as a stream. */
  InputStream dataStream() {
    return new ByteArrayInputStream(data.array(), data.position(), data.remaining());
  }
}
