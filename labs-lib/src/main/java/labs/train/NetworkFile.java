package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
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
final class NetworkFile {
  private static final String HEAD = "head.json";
  private static final int LARGEST_HEAD = 1 << 26;

  private NetworkFile() {}

  /**
   * Writes to a temporary file beside the given one, then moves it there: what was there before
   * stays until all is written. An interrupt does not break this off.
   */
  static void write(Path file, Network network, TextVectorization text) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
    try {
      // Not Files.newOutputStream: that one is closed by an interrupt.
      try (FileOutputStream out = new FileOutputStream(part.toFile());
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setLevel(Deflater.NO_COMPRESSION);
        write(zip, HEAD, NetworkHead.of(network, text).toJson());
        for (Map.Entry<String, NDArray> array : arrays(network, network.slots()).entrySet()) {
          write(zip, array.getKey(), array.getValue());
        }
        zip.finish();
        out.getFD().sync();
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
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

  /** What a file says of its network; its arrays are not read. */
  static NetworkHead head(Path file) throws IOException {
    try (ZipInputStream zip = open(file)) {
      return head(zip);
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  /**
   * Reads a file into a network: the weights, and the optimizer's arrays if the file has those of
   * the same optimizer. All of them are read before the first is changed.
   *
   * @throws IllegalArgumentException if the file holds another architecture
   */
  static NetworkHead read(Path file, Network network) throws IOException {
    NetworkHead head = head(file);
    head.requireArchitecture(file, NetworkHead.architecture(network));
    Slots slots = head.hasStateOf(network.optimizer()) ? network.slots() : null;
    Map<String, NDArray> arrays = arrays(network, slots);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        NoGradient off = new NoGradient()) {
      Map<String, NDArray> values = new LinkedHashMap<>();
      try (ZipInputStream zip = open(file)) {
        head(zip);
        for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
          values.put(array.getKey(), read(zip, manager, array.getKey(), array.getValue()));
        }
      } catch (IOException | RuntimeException e) {
        throw broken(file, e);
      }
      arrays.forEach(
          (name, array) -> {
            NDArray there = values.get(name).toDevice(array.getDevice(), false);
            // Not copyTo: libtorch then prints a warning on standard error.
            array.set(new NDIndex("..."), there);
            there.close();
          });
    }
    if (slots != null) {
      gradientParameters(network)
          .forEach((key, weight) -> slots.of(weight).updates = head.updates(key));
    }
    return head;
  }

  private static ZipInputStream open(Path file) throws IOException {
    return new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static NetworkHead head(ZipInputStream zip) throws IOException {
    next(zip, HEAD);
    byte[] json = zip.readNBytes(LARGEST_HEAD + 1);
    if (json.length > LARGEST_HEAD) {
      throw new IOException("expected a head of at most " + LARGEST_HEAD + " bytes");
    }
    return NetworkHead.parse(json);
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

  private static IOException broken(Path file, Exception cause) {
    return new IOException(
        file + " can't be read as a saved network: " + cause.getMessage(), cause);
  }

  /** Each array of the file by its entry's name, in the file's order; slots may be null. */
  private static Map<String, NDArray> arrays(Network network, Slots slots) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Pair<String, Parameter> parameter : network.block().getParameters()) {
      arrays.put("weights/" + parameter.getKey(), parameter.getValue().getArray());
    }
    if (slots != null) {
      gradientParameters(network)
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

  /** The weights that are learned, by key. */
  static Map<String, NDArray> gradientParameters(Network network) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    for (Pair<String, Parameter> parameter : network.block().getParameters()) {
      if (parameter.getValue().requiresGradient()) {
        weights.put(parameter.getKey(), parameter.getValue().getArray());
      }
    }
    return weights;
  }
}
