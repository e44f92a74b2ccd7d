package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import labs.data.Reviews;
import labs.nn.Dense;
import labs.nn.Dropout;
import labs.nn.Embedding;
import labs.nn.LSTM;
import labs.pipeline.InMemoryDataset;
import labs.pipeline.IndexedDataset;
import labs.text.PadSequences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Training takes no memory that it does not give back. What is measured is what malloc has handed
 * out, to libtorch and to the JVM itself: resident memory moves by tens of megabytes of itself.
 */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
  private static final int WORDS = 10_000;
  private static final int LENGTH = 60;
  private static final int BATCH = 32;
  private static final int EPOCH = 200;
  private static final double BOUND_MB = 2;

  private final NDManager manager = NDManager.newBaseManager();
  private int threads;

  /** With one thread an LSTM would not read the halves of a batch side by side. */
  @BeforeEach
  void needTwoThreadsAndGlibc() {
    threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
    assumeTrue(MALLOC != null, "malloc is asked where it is glibc's, 2.33 or newer");
  }

  @AfterEach
  void close() {
    JniUtils.setNumThreads(threads);
    manager.close();
  }

  /** Lab 2's model on made-up reviews of different lengths. */
  private static Network network() {
    Network network =
        new Network(
            new Shape(LENGTH),
            new Embedding(WORDS + 1, 64).maskZero(),
            new LSTM(32),
            new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
  }

  @Test
  void aThousandStepsLeaveItFlat() throws Exception {
    try (Network network = network()) {
      InMemoryDataset reviews = reviews(manager, EPOCH * BATCH);
      network.fit(reviews, Fit.epochs(3).batchSize(BATCH));
      double before = megabytes();
      network.fit(reviews, Fit.epochs(1000 / EPOCH).batchSize(BATCH));
      assertFlat(before, "1,000 steps");
    }
  }

  /** A notebook whose cells are run again and again: 5 MB of weights, as much beside them. */
  @Test
  void aNotebookThatIsRunAgainLeavesItFlat() throws Exception {
    try (Network network = network()) {
      InMemoryDataset reviews = reviews(manager, 2 * BATCH);
      double before = 0;
      for (int run = 0; run < 30; run++) {
        network.reset(run);
        network.compile(run % 2 == 0 ? "adam" : "rmsprop", "binary_crossentropy", "accuracy");
        network.fit(reviews, Fit.epochs(2).batchSize(BATCH).validation(reviews));
        network.evaluate(reviews);
        network.predict(reviews).sub(network.predict(reviews)).abs().max().getFloat();
        if (run == 9) {
          before = megabytes();
        }
      }
      assertFlat(before, "20 times reset, compile, fit, evaluate, predict");
    }
  }

  /** An interrupt, an exception and a loss that is no number are no leaks either. */
  @Test
  void whatFailsLeavesItFlat() throws Exception {
    try (Network network = network()) {
      InMemoryDataset reviews = reviews(manager, 4 * BATCH);
      Fit how =
          Fit.epochs(2)
              .batchSize(BATCH)
              .callback(new EarlyStopping("loss").restoreBestWeights())
              .callback((trained, epoch, values) -> Thread.currentThread().interrupt());
      double before = 0;
      for (int run = 0; run < 30; run++) {
        assertThatThrownBy(() -> network.fit(reviews, how))
            .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> network.predict(reviews.range(0, 0)))
            .isInstanceOf(RuntimeException.class);
        if (run == 9) {
          before = megabytes();
        }
      }
      assertFlat(before, "20 interrupts and refused predictions");
    }
  }

  /** Multiplied where the ones are, and read as a whole by a layer that is no Dense. */
  @Test
  void bagsOfWordsLeaveItFlat() throws Exception {
    Random random = new Random(1);
    List<int[]> ids =
        IntStream.range(0, EPOCH)
            .mapToObj(i -> random.ints(1 + random.nextInt(LENGTH), 0, WORDS).toArray())
            .toList();
    IndexedDataset bags =
        new Reviews(ids, IntStream.range(0, EPOCH).mapToObj(i -> i % 2).toList()).multiHot(WORDS);
    Shape bag = new Shape(WORDS);
    try (Network summing = new Network(bag, new Dense(4), new Dense(1, Activation::sigmoid));
        Network reading = new Network(bag, new Dropout(0.5f), new Dense(1, Activation::sigmoid))) {
      double before = 0;
      for (int run = 0; run < 30; run++) {
        for (Network network : List.of(summing, reading)) {
          network.compile("rmsprop", "binary_crossentropy", "accuracy");
          network.fit(bags, Fit.epochs(2).batchSize(BATCH).validation(bags));
          network.predict(bags).sum().getFloat();
        }
        if (run == 9) {
          before = megabytes();
        }
      }
      assertFlat(before, "20 times fit and predict of bags");
    }
  }

  /** Asked again for some seconds: the compiler may be at work on something large. */
  private void assertFlat(double before, String what) throws Exception {
    double after = megabytes();
    for (int i = 0; i < 10 && after - before >= BOUND_MB; i++) {
      after = megabytes();
    }
    System.out.printf("Native memory: %.2f MB, after %s %.2f MB%n", before, what, after);
    assertThat(after - before).isLessThan(BOUND_MB);
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

  /** What malloc has handed out; the compiler's own goes up and down, so the least of three. */
  private double megabytes() throws Exception {
    double least = Double.MAX_VALUE;
    Garbage.collectedAfter(null);
    for (int i = 0; i < 3; i++) {
      try (Network network = new Network(new Shape(1), new Dense(1))) {
        network.predict(manager.zeros(new Shape(1, 1))).close(); // frees what was collected
      }
      MallInfo info = MALLOC.mallinfo2();
      least = Math.min(least, (info.uordblks + info.hblkhd) / 1e6);
      Thread.sleep(200);
    }
    return least;
  }

  private static final Glibc MALLOC = glibc();

  private static Glibc glibc() {
    try {
      NativeLibrary.getInstance("c").getFunction("mallinfo2");
      return Native.load("c", Glibc.class);
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }

  interface Glibc extends Library {
    MallInfo mallinfo2();
  }

  /** As in glibc's malloc.h; JNA wants it public. */
  @Structure.FieldOrder({
    "arena", "ordblks", "smblks", "hblks", "hblkhd",
    "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"
  })
  public static class MallInfo extends Structure implements Structure.ByValue {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;
  }
}
