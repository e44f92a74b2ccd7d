package labs.files;

import java.io.IOException;
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
   * @throws IOException if it is no one-dimensional array
   */
  static NpyArray parse(byte[] bytes) throws IOException {
    Expect.that(
        bytes.length >= 12 && Arrays.equals(bytes, 0, 6, MAGIC, 0, 6),
        "a numpy array, the first bytes are others");
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(8);
    int length = bytes[6] == 1 ? data.getShort() & 0xffff : data.getInt();
    Expect.that(
        length >= 0 && length <= data.remaining(), "a header within the array, not of " + length);
    String header = new String(bytes, data.position(), length, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    Expect.that(
        matcher.matches(),
        "a header of a one-dimensional array, received %.200s".formatted(header.strip()));
    return new NpyArray(
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        data.position(data.position() + length));
  }
}
