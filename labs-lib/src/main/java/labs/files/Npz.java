package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads numpy's npz: a zip of one-dimensional npy arrays, here of ints or of lists of ints.
 *
 * <p>The file comes from outside: every length is checked before it is believed.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
 *     format</a>
 */
public final class Npz implements AutoCloseable {
  private static final int LARGEST_ENTRY = 1 << 25;
  private static final int LONGEST_LIST = 100_000;

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
      throw broken("", e.getMessage(), e);
    }
  }

  /**
   * An array of lists of ints.
   *
   * @param smallest the smallest value allowed
   * @param largest the largest value allowed
   */
  public int[][] intLists(String name, int smallest, int largest) throws IOException {
    try {
      NpyArray array = array(name);
      expect(array.type().equals("|O"), "an array of objects, the type is " + array.type());
      List<?> elements = IntListsPickle.read(array.dataStream());
      expect(elements.size() == array.length(), array.length() + " lists");
      int[][] lists = new int[array.length()][];
      for (int i = 0; i < lists.length; i++) {
        expect(elements.get(i) instanceof List<?>, "lists of ints");
        lists[i] = ints((List<?>) elements.get(i), smallest, largest);
      }
      return lists;
    } catch (IOException | RuntimeException e) {
      throw broken(name, e.getMessage(), e);
    }
  }

  private static int[] ints(List<?> list, int smallest, int largest) throws IOException {
    expect(list.size() <= LONGEST_LIST, "lists of at most " + LONGEST_LIST + " ints");
    int[] ints = new int[list.size()];
    for (int i = 0; i < ints.length; i++) {
      expect(list.get(i) instanceof Integer, "lists of ints");
      ints[i] = checked((Integer) list.get(i), smallest, largest);
    }
    return ints;
  }

  /**
   * An array of ints, of 1, 4 or 8 bytes each.
   *
   * @param smallest the smallest value allowed
   * @param largest the largest value allowed
   */
  public int[] ints(String name, int smallest, int largest) throws IOException {
    try {
      NpyArray array = array(name);
      expect(array.type().matches("<i[48]|\\|[iu]1"), "an array of ints, not " + array.type());
      int width = array.type().charAt(2) - '0';
      ByteBuffer data = array.data();
      expect(data.remaining() == width * array.length(), array.length() + " values");
      int[] ints = new int[array.length()];
      for (int i = 0; i < ints.length; i++) {
        long value = width == 8 ? data.getLong() : width == 4 ? data.getInt() : data.get();
        ints[i] = checked(value, smallest, largest);
      }
      return ints;
    } catch (IOException | RuntimeException e) {
      throw broken(name, e.getMessage(), e);
    }
  }

  private static int checked(long value, int smallest, int largest) throws IOException {
    expect(
        value >= smallest && value <= largest,
        "values from " + smallest + " to " + largest + ", one is " + value);
    return (int) value;
  }

  private NpyArray array(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + ".npy");
    expect(entry != null, "an entry of that name");
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      // What the entry says of its size is not believed.
      bytes = in.readNBytes(LARGEST_ENTRY + 1);
    }
    expect(bytes.length <= LARGEST_ENTRY, "at most " + LARGEST_ENTRY + " bytes");
    return NpyArray.parse(bytes);
  }

  private static void expect(boolean holds, String what) throws IOException {
    if (!holds) {
      throw new IOException("expected " + what);
    }
  }

  private IOException broken(String name, String reason, Throwable cause) {
    if (cause instanceof InterruptedIOException interrupted) {
      return interrupted;
    }
    return new IOException(path + (name.isEmpty() ? "" : ", " + name) + ": " + reason, cause);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
