package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import labs.text.TextVectorization;

/**
 * A trained network's file: a zip of {@code head.json} and, in the order of the network's
 * parameters, an entry for each weight and each of the optimizer's arrays: its float32 numbers,
 * little-endian.
 *
 * <p>What is read comes from outside. No length in the file is believed: the network that reads
 * says how long each array is.
 */
public final class NetworkFile {
  private static final String HEADER = "head.json";
  private static final int LARGEST_HEADER = 1 << 26;

  private NetworkFile() {}

  /**
   * Writes to a temporary file beside the given one, then moves it there: what was there before
   * stays until all is written. An interrupt does not break this off.
   */
  static void write(Path file, NetworkState network, TextVectorization text) {
    Path target = file.toAbsolutePath();
    try (OneAtATime turn = OneAtATime.enter()) {
      Files.createDirectories(target.getParent());
      Path part =
          Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
      try {
        writePart(part, network, text);
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The network can't be saved: " + e.getMessage(), e);
    }
  }

  private static void writePart(Path part, NetworkState network, TextVectorization text)
      throws IOException {
    // Not Files.newOutputStream: that one is closed by an interrupt.
    try (FileOutputStream out = new FileOutputStream(part.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      write(zip, HEADER, FileHeader.of(network, text).toJson());
      for (Map.Entry<String, NDArray> array : arrays(network, network.slots()).entrySet()) {
        write(zip, array.getKey(), array.getValue());
      }
      zip.finish();
      out.getFD().sync();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void write(ZipOutputStream zip, String name, NDArray array) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    NDArray here = array.toDevice(Device.cpu(), false);
    ByteBuffer numbers = here.toByteBuffer(true);
    byte[] piece = new byte[1 << 16];
    while (numbers.hasRemaining()) {
      int n = Math.min(piece.length, numbers.remaining());
      numbers.get(piece, 0, n);
      zip.write(piece, 0, n);
    }
    if (here != array) {
      here.close();
    }
    zip.closeEntry();
  }

  /**
   * What a file says of its network; its arrays are not read.
   *
   * @throws UncheckedIOException if it can't be read
   */
  static FileHeader header(Path file) {
    try (ZipInputStream zip = open(file)) {
      return header(zip);
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  /**
   * The vocabulary that was saved with a network: needed to build the network that loads the rest.
   *
   * @throws IllegalArgumentException if none was saved
   * @throws UncheckedIOException if the file can't be read
   */
  public static TextVectorization vectorization(Path file) {
    TextVectorization text = header(file).vectorization();
    if (text == null) {
      throw new IllegalArgumentException(file + " holds no vocabulary: it was saved without");
    }
    return text;
  }

  /**
   * Reads a file into a network: how far it had come, the weights, and the optimizer's arrays if
   * the file has those of the same optimizer. All of them are read before the first is changed.
   *
   * @throws IllegalArgumentException if the file holds another architecture
   * @throws UncheckedIOException if it can't be read
   */
  static void read(Path file, NetworkState network) {
    FileHeader header = header(file);
    header.requireArchitecture(file, network);
    Slots slots = header.hasStateOf(network.optimizer) ? network.slots() : null;
    Map<String, NDArray> arrays = arrays(network, slots);
    try (OneAtATime turn = OneAtATime.enter();
        NDManager manager = NDManager.newBaseManager(Device.cpu());
        NoGradient off = new NoGradient()) {
      Map<String, NDArray> values = new LinkedHashMap<>();
      History history;
      try (ZipInputStream zip = open(file)) {
        header(zip);
        for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
          values.put(array.getKey(), read(zip, manager, array.getKey(), array.getValue()));
        }
        history = header.history();
      } catch (IOException | RuntimeException e) {
        throw broken(file, e);
      }
      arrays.forEach((name, array) -> NetworkState.copy(values.get(name), array));
      if (slots != null) {
        network.learned().forEach((key, weight) -> slots.of(weight).updates = header.updates(key));
      }
      network.restore(header.seed(), header.epochsTrained(), history);
    }
  }

  private static ZipInputStream open(Path file) throws IOException {
    return new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static FileHeader header(ZipInputStream zip) throws IOException {
    next(zip, HEADER);
    byte[] json = zip.readNBytes(LARGEST_HEADER + 1);
    if (json.length > LARGEST_HEADER) {
      throw new IOException("expected a header of at most " + LARGEST_HEADER + " bytes");
    }
    return FileHeader.parse(json);
  }

  private static NDArray read(ZipInputStream zip, NDManager manager, String name, NDArray like)
      throws IOException {
    next(zip, name);
    NDArray array = manager.create(like.getShape(), DataType.FLOAT32);
    ByteBuffer numbers = array.toByteBuffer(true);
    byte[] piece = new byte[1 << 16];
    for (int n = zip.read(piece); n >= 0; n = zip.read(piece)) {
      if (n > numbers.remaining()) {
        throw new IOException(name + " is longer than shape " + like.getShape() + " says");
      }
      numbers.put(piece, 0, n);
    }
    if (numbers.hasRemaining()) {
      throw new IOException(name + " is shorter than shape " + like.getShape() + " says");
    }
    return array;
  }

  private static void next(ZipInputStream zip, String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException(
          "expected " + name + ", received " + (entry == null ? "the end" : entry.getName()));
    }
  }

  private static UncheckedIOException broken(Path file, Exception cause) {
    String message = file + " can't be read as a saved network: " + cause.getMessage();
    return new UncheckedIOException(
        message, cause instanceof IOException e ? e : new IOException(cause));
  }

  /** Each array of the file by its entry's name, in the file's order; slots may be null. */
  private static Map<String, NDArray> arrays(NetworkState network, Slots slots) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Pair<String, Parameter> parameter : network.block.getParameters()) {
      arrays.put("weights/" + parameter.getKey(), parameter.getValue().getArray());
    }
    if (slots != null) {
      network
          .learned()
          .forEach(
              (key, weight) -> {
                NDArray[] kept = slots.of(weight).arrays;
                for (int i = 0; i < kept.length; i++) {
                  arrays.put("optimizer/" + key + "/" + slots.names().get(i), kept[i]);
                }
              });
    }
    return arrays;
  }
}
