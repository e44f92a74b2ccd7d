package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.LSTM;
import labs.pipeline.InMemoryDataset;
import labs.text.PadSequences;
import org.junit.jupiter.api.Test;

/** Training takes no memory that it does not give back: neither Java's nor libtorch's. */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int WORDS = 10_000;
  private static final int LENGTH = 60;
  private static final int BATCH = 32;
  private static final int STEPS = 2_000;
  private static final int EPOCH = 200;
  private static final int WARM_UP = 6 * EPOCH;

  /** Lab 2's model on made-up reviews of different lengths. */
  @Test
  void twoThousandStepsLeaveResidentMemoryFlat() throws Exception {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read where /proc is");
    try (NDManager manager = NDManager.newBaseManager();
        Network network =
            new Network(
                new Shape(LENGTH),
                new Embedding(WORDS + 1, 64).maskZero(),
                new LSTM(32),
                new Dense(1, Activation::sigmoid))) {
      network.compile("rmsprop", "binary_crossentropy", "accuracy");
      InMemoryDataset reviews = reviews(manager, EPOCH * BATCH);
      // Memory grows once more in the first training after a collection, and then no longer.
      network.fit(reviews, Fit.epochs(5).batchSize(BATCH));
      residentMegabytes();
      network.fit(reviews, Fit.epochs(1).batchSize(BATCH));
      double before = residentMegabytes();
      network.fit(reviews, Fit.epochs(STEPS / EPOCH).batchSize(BATCH));
      double after = residentMegabytes();
      System.out.printf(
          "Resident memory: %.0f MB after %,d steps, %.0f MB after %,d more%n",
          before, WARM_UP, after, STEPS);
      assertThat(after).isLessThan(1.1 * before);
    }
  }

  private static InMemoryDataset reviews(NDManager manager, int count) {
    Random random = new Random(1);
    List<int[]> ids =
        IntStream.range(0, count)
            .mapToObj(i -> random.ints(1 + random.nextInt(LENGTH), 1, WORDS).toArray())
            .toList();
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(2);
    }
    NDArray padded = manager.create(PadSequences.pad(ids, LENGTH));
    return new InMemoryDataset(padded, manager.create(labels, new Shape(count, 1)));
  }

  private static double residentMegabytes() throws Exception {
    // G1 hands unused heap back in the background: without a pause the first figure is too high.
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(500);
    }
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024.0;
  }
}
