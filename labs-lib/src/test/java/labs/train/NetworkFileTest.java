package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import labs.OwnJvm;
import labs.files.SafeTensors;
import labs.nn.Dense;
import labs.text.TextVectorization;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class NetworkFileTest {
  private static final Samples SAMPLES = new Samples(100);
  @TempDir Path folder;

  static Network network(int units) {
    Network network =
        new Network(
            new Shape(Samples.FEATURES),
            new Dense(units, Activation::relu),
            new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
  }

  static float[] weights(Network network) {
    float[] all = new float[0];
    for (NDArray array : network.weights()) {
      float[] weight = array.toFloatArray();
      all = Arrays.copyOf(all, all.length + weight.length);
      System.arraycopy(weight, 0, all, all.length - weight.length, weight.length);
    }
    return all;
  }

  private Path file() {
    return folder.resolve("sub").resolve("network.safetensors");
  }

  @Test
  void aLoadedNetworkGoesOnAsIfNothingHadBeen() throws Exception {
    try (Network first = network(8);
        Network second = network(8)) {
      first.reset(5).fit(SAMPLES, Fit.epochs(2).validation(SAMPLES));
      first.save(file());
      assertThat(second.load(file())).isSameAs(second);
      assertThat(second.history().table().printAll()).isEqualTo(first.history().table().printAll());
      assertThat(weights(second)).isEqualTo(weights(first));
      double[] losses = first.fit(SAMPLES, Fit.epochs(2)).get("loss");
      assertThat(second.fit(SAMPLES, Fit.epochs(2)).get("loss")).isEqualTo(losses);
      assertThat(weights(second)).isEqualTo(weights(first));
    }
    try (Stream<Path> files = Files.list(folder.resolve("sub"))) {
      assertThat(files).as("no temporary file").containsExactly(file());
    }
  }

  @Test
  void anotherJvmReadsIt() throws Exception {
    try (Network network = network(8)) {
      network.fit(SAMPLES, Fit.epochs(2));
      network.save(file());
      Process process = OwnJvm.of(List.of(), Reader.class, file().toString()).start();
      assertThat(process.getErrorStream().readAllBytes()).asString().isEmpty();
      assertThat(process.getInputStream().readAllBytes())
          .asString()
          .contains(Arrays.toString(network.predict(SAMPLES).toFloatArray()));
    }
  }

  /** Loads and predicts, in a JVM of its own; it compiles nothing. */
  static final class Reader {
    private Reader() {}

    /** Prints the predictions of the network in the file. */
    public static void main(String[] arguments) {
      try (Network network =
          new Network(
              new Shape(Samples.FEATURES),
              new Dense(8, Activation::relu),
              new Dense(1, Activation::sigmoid))) {
        network.load(Path.of(arguments[0]));
        System.out.println(Arrays.toString(network.predict(SAMPLES).toFloatArray()));
      }
    }
  }

  @Test
  void keepsItsVocabulary() {
    TextVectorization text = new TextVectorization(9);
    try (Network network = network(8)) {
      assertThatThrownBy(() -> network.save(file(), text)).hasMessageContaining("adapt first");
      text.adapt(Stream.of("naïve \ud83d\ude00 \"quoted\" a a"));
      network.save(file(), text);
      assertThat(NetworkFile.vectorization(file()).vocabulary()).isEqualTo(text.vocabulary());
      network.load(file());
      network.save(file());
    }
    assertThatThrownBy(() -> NetworkFile.vectorization(file()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("saved without");
  }

  @Test
  void itsVocabularyKeepsItsRoom() {
    Path file = folder.resolve("room.zip");
    TextVectorization text = new TextVectorization(6);
    text.adapt(java.util.stream.Stream.of("few words"));
    try (Network network = new Network(new Shape(2), new Dense(1))) {
      network.save(file, text);
    }
    TextVectorization loaded = NetworkFile.vectorization(file);
    loaded.adapt(java.util.stream.Stream.of("many more words than there were before"));
    assertThat(loaded.vocabulary()).hasSize(6);
  }

  @Test
  void saysWhichLayerIsAnother() {
    try (Network eight = network(8);
        Network nine = network(9)) {
      eight.save(file());
      assertThatThrownBy(() -> nine.load(file()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 'Dense (batch, 9) 27', received 'Dense (batch, 8) 24'");
    }
  }

  @Test
  void aHistoryMayHoldNaN() throws Exception {
    try (Network network = network(8)) {
      network.history().add(1.5, Map.of("loss", Float.NaN));
      network.history().add(0.1, Map.of("loss", Float.NEGATIVE_INFINITY));
      network.save(file());
      assertThat(network.load(file()).history().get("loss"))
          .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void anOptimizerOfOthersIsNotKept() {
    try (Network network = network(8)) {
      Optimizer plain = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
      network.compile(plain, new BinaryCrossentropy());
      network.fit(SAMPLES, Fit.epochs(1));
      network.save(file());
      float[] saved = weights(network);
      assertThat(weights(network.reset(9))).isNotEqualTo(saved);
      assertThat(weights(network.load(file()))).isEqualTo(saved);
      assertThatThrownBy(() -> network.fit(SAMPLES, Fit.epochs(1).checkpoint(file())))
          .hasMessageContaining("labs.train's optimizers, received ai.djl");
    }
  }

  @Test
  void refusesWhatIsNoNetwork() throws Exception {
    Files.createDirectories(file().getParent());
    try (Network network = network(8)) {
      assertThatThrownBy(() -> network.load(file()))
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseInstanceOf(NoSuchFileException.class);
      Files.writeString(file(), "<html>no network</html>");
      assertThatThrownBy(() -> network.load(file()))
          .hasMessageContaining(file() + " can't be read as a saved network")
          .hasMessageContaining("expected a header within the file");
      tensors("{}");
      assertThatThrownBy(() -> network.load(file())).hasMessageContaining("named 'labs network'");
      tensors("{\"__metadata__\": {\"labs network\": \"{}\", \"crc32\": \"1\"}}");
      assertThatThrownBy(() -> network.load(file())).hasMessageContaining("as it was written");
      summed("[]");
      assertThatThrownBy(() -> network.load(file()))
          .hasMessageContaining("expected version 1, received none");
      summed("{\"version\": 2}");
      assertThatThrownBy(() -> network.load(file()))
          .hasMessageContaining("expected version 1, received 2");
      ByteBuffer large = ByteBuffer.allocate(9_000_008).order(ByteOrder.LITTLE_ENDIAN);
      Files.write(file(), large.putLong(0, 9_000_000).array());
      assertThatThrownBy(() -> network.load(file())).hasMessageContaining("at most 8388608 bytes");
      summed(
          "{\"version\": 1, \"seed\": 1, \"epochs trained\": 1, \"architecture\": [],"
              + " \"history\": [], \"vocabulary\": [\"film\", \"film\"], \"max tokens\": 9}");
      assertThatThrownBy(() -> NetworkFile.vectorization(file()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(
              file() + " can't be read as a saved network: expected a vocabulary");
    }
  }

  /** As a cell that is stopped while it loads: that says nothing of the file. */
  @Test
  void anInterruptIsNoDamage() {
    try (Network network = network(8)) {
      network.save(file());
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> network.load(file()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("interrupted while reading " + file())
          .hasCauseInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isFalse();
      network.load(file());
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() throws Exception {
    Files.createDirectories(file());
    try (Network network = network(8)) {
      assertThatThrownBy(() -> network.save(file()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("The network can't be saved in " + file())
          .hasMessageContaining("is no file")
          .hasMessageContaining("Make room, or choose another file");
    }
  }

  private void tensors(String header) throws IOException {
    Files.writeString(file(), (char) header.length() + "\0".repeat(7) + header);
  }

  /** A file without arrays, of this header and its sum. */
  private void summed(String header) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(header.getBytes(StandardCharsets.UTF_8));
    Map<String, String> metadata =
        Map.of("labs network", header, "crc32", Long.toHexString(sum.getValue()));
    try (OutputStream out = Files.newOutputStream(file())) {
      SafeTensors.write(out, metadata, Map.of());
    }
  }

  /** Another training may be under way with the same optimizer. */
  @Test
  void aLoadPreparesNothingBeforeItsTurn() throws Exception {
    try (Network network = network(8)) {
      network.fit(SAMPLES, Fit.epochs(1));
      network.save(file());
      network.reset(1);
      int arrays = network.manager().getManagedArrays().size();
      Thread loading = new Thread(() -> network.load(file()));
      try (OneAtATime turn = OneAtATime.enter()) {
        loading.start();
        while (loading.isAlive() && loading.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
        assertThat(network.manager().getManagedArrays()).hasSize(arrays);
      }
      loading.join(60_000);
      assertThat(network.manager().getManagedArrays()).hasSizeGreaterThan(arrays);
      assertThat(network.history().epochs()).isOne();
    }
  }

  /** The header, and all that is read of it; sums would keep a fuzzer out. */
  public static void readOrRefuse(byte[] header) {
    try {
      FileHeader read = FileHeader.parse(header);
      assertThat(read.epochsTrained()).isNotNegative();
      read.history();
      read.learned().forEach(key -> assertThat(read.updates(key)).isNotNegative());
      read.vectorization();
    } catch (IOException | IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void damageIsRefusedAndChangesNothing(
      @ForAll @IntRange(max = 4000) int position,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll boolean cut)
      throws IOException {
    Path path = Files.createTempFile("labs", ".safetensors");
    try (Network network = network(2)) {
      network.reset(4).history().add(1.5, Map.of("loss", 0.5f));
      network.save(path);
      float[] saved = weights(network);
      byte[] bytes = Files.readAllBytes(path);
      int at = position % bytes.length;
      bytes[at] ^= (byte) flip;
      Files.write(path, cut ? Arrays.copyOf(bytes, at) : bytes);
      float[] others = weights(network.reset(1));
      boolean read = false;
      try {
        network.load(path);
        read = true; // where the damage says the same: a blank, say, in place of another
      } catch (UncheckedIOException | IllegalArgumentException e) {
        assertThat(e).hasMessageContaining(path.toString());
      }
      assertThat(weights(network)).isEqualTo(read ? saved : others);
      assertThat(network.state.seed).isEqualTo(read ? 4 : 1);
      assertThat(network.history().epochs()).isEqualTo(read ? 1 : 0);
    } finally {
      Files.delete(path);
    }
  }
}
