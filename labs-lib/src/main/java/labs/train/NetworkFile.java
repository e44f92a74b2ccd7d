package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import labs.files.AtomicFile;
import labs.files.Expect;
import labs.files.SafeTensors;
import labs.text.TextVectorization;

/**
 * A trained network's file, in the form of {@link SafeTensors}, which Python reads: its weights and
 * the optimizer's arrays by name, and as metadata what else the network holds ({@link FileHeader}).
 *
 * <p>What is read comes from outside. No length in the file is believed: the network that reads
 * says how long each array is. Sums of header and numbers tell damage.
 */
public final class NetworkFile {
  private static final String HEADER = "labs network";
  private static final String SUM = "crc32";

  private NetworkFile() {}

  /**
   * Writes to a temporary file beside the given one, then moves it there: what was there before
   * stays until all is written. An interrupt does not break this off.
   */
  static void write(Path file, NetworkState network, TextVectorization text) {
    try (OneAtATime turn = OneAtATime.await()) {
      network.requireOpen();
      Map<String, NDArray> arrays = arrays(network, network.slots(), network.learned().keySet());
      Map<String, String> sums = new LinkedHashMap<>();
      arrays.forEach((name, array) -> sums.put(name, sum(array)));
      String header = FileHeader.of(network, text, sums).toJson();
      Map<String, String> metadata = Map.of(HEADER, header, SUM, sum(header));
      AtomicFile.write(file, out -> SafeTensors.write(out, metadata, arrays));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The network can't be saved in %s: %s. Make room, or choose another file."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String sum(NDArray array) {
    CRC32 sum = new CRC32();
    NDArray here = array.toDevice(Device.cpu(), false);
    sum.update(here.toByteBuffer(true));
    if (here != array) {
      here.close();
    }
    return Long.toHexString(sum.getValue());
  }

  /**
   * What a file says of its network; its arrays are not read.
   *
   * @throws UncheckedIOException if it can't be read
   */
  static FileHeader header(Path file) {
    try (SafeTensors tensors = new SafeTensors(file)) {
      return header(tensors);
    } catch (IOException | RuntimeException e) {
      throw broken(file, e);
    }
  }

  private static FileHeader header(SafeTensors tensors) throws IOException {
    String header = tensors.metadata(HEADER);
    Expect.that(header != null, "metadata named '" + HEADER + "'");
    Expect.that(sum(header).equals(tensors.metadata(SUM)), "the header as it was written");
    return FileHeader.parse(header.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The vocabulary that was saved with a network: needed to build the network that loads the rest.
   *
   * @throws IllegalArgumentException if none was saved
   * @throws UncheckedIOException if the file can't be read
   */
  public static TextVectorization vectorization(Path file) {
    TextVectorization text;
    FileHeader header = header(file);
    try {
      text = header.vectorization();
    } catch (IllegalArgumentException e) {
      throw broken(file, e);
    }
    if (text == null) {
      throw new IllegalArgumentException(file + " holds no vocabulary: it was saved without");
    }
    return text;
  }

  /**
   * Reads a file into a network: how far it had come, the weights, and the optimizer's arrays if
   * the file has those of the same optimizer. All of them are read before the first is changed.
   * Beside a weight of which the file has none, the optimizer starts anew: what it kept there was
   * of the weight that is overwritten.
   *
   * @throws IllegalArgumentException if the file holds another architecture
   * @throws UncheckedIOException if it can't be read
   */
  static void read(Path file, NetworkState network) {
    FileHeader header = header(file);
    try (OneAtATime turn = OneAtATime.enter();
        NDManager manager = NDManager.newBaseManager(Device.cpu());
        NoGradient off = new NoGradient()) {
      network.requireOpen();
      header.requireArchitecture(file, network);
      Slots slots = network.slots();
      Set<String> kept = header.hasStateOf(network.optimizer) ? header.learned() : Set.of();
      Map<String, NDArray> arrays = arrays(network, slots, kept);
      Map<String, NDArray> values;
      History history;
      try {
        values = values(file, header, arrays, manager);
        history = header.history();
      } catch (IOException | RuntimeException e) {
        throw broken(file, e);
      }
      arrays.forEach((name, array) -> NetworkState.copy(values.get(name), array));
      if (slots != null) {
        for (NDArray weight : network.weights()) {
          if (kept.contains(weight.getName())) {
            slots.of(weight).updates = header.updates(weight.getName());
          } else {
            slots.forget(List.of(weight));
          }
        }
      }
      network.restore(header.seed(), header.epochsTrained(), history);
    }
  }

  private static Map<String, NDArray> values(
      Path file, FileHeader header, Map<String, NDArray> arrays, NDManager manager)
      throws IOException {
    Map<String, NDArray> values = new LinkedHashMap<>();
    try (SafeTensors tensors = new SafeTensors(file)) {
      for (String name : arrays.keySet()) {
        NDArray value = tensors.read(name, arrays.get(name).getShape(), manager);
        Expect.that(sum(value).equals(header.sum(name)), name + " as it was written");
        values.put(name, value);
      }
    }
    return values;
  }

  private static UncheckedIOException broken(Path file, Exception cause) {
    if (cause instanceof ClosedByInterruptException) { // which says nothing of the file
      Thread.interrupted();
      String message = "interrupted while reading " + file;
      return new UncheckedIOException(message, new InterruptedIOException(message));
    }
    String message =
        cause instanceof NoSuchFileException
            ? "There is no file %s (looked for in %s): save writes one"
                .formatted(file, file.toAbsolutePath().getParent())
            : file + " can't be read as a saved network: " + cause.getMessage();
    return new UncheckedIOException(
        message, cause instanceof IOException e ? e : new IOException(cause));
  }

  /**
   * Each array of the file by its entry's name, in the file's order.
   *
   * @param slots null if the optimizer's arrays are not wanted
   * @param learned the keys of the parameters that were learned when the file was written: the
   *     optimizer keeps nothing for those that were frozen
   */
  private static Map<String, NDArray> arrays(
      NetworkState network, Slots slots, Set<String> learned) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Pair<String, Parameter> parameter : network.block.getParameters()) {
      arrays.put("weights/" + parameter.getKey(), parameter.getValue().getArray());
    }
    for (Pair<String, Parameter> parameter : network.block.getParameters()) {
      String key = parameter.getKey();
      if (slots != null && learned.contains(key)) {
        NDArray[] kept = slots.of(parameter.getValue().getArray()).arrays;
        for (int i = 0; i < kept.length; i++) {
          arrays.put("optimizer/" + key + "/" + slots.names().get(i), kept[i]);
        }
      }
    }
    return arrays;
  }
}
