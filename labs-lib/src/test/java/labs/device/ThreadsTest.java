package labs.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import labs.nn.Dense;
import labs.train.Callback;
import labs.train.Fit;
import labs.train.GradientTape;
import labs.train.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final NDManager manager = NDManager.newBaseManager();
  private int before;

  @BeforeEach
  void two() {
    before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
  }

  @AfterEach
  void putBack() {
    JniUtils.setNumThreads(before);
    manager.close();
  }

  @Test
  void littleIsForOneThreadAndMuchForAll() {
    try (Threads threads = new Threads(1_000)) {
      assertThat(JniUtils.getNumThreads()).isOne();
      threads.choose(1_000_000_000);
      assertThat(JniUtils.getNumThreads()).isEqualTo(2);
      threads.choose(1_000);
    }
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }

  /** Hears how many threads there are after each step. */
  private static final class Heard implements Callback {
    private final List<Integer> threads = new ArrayList<>();

    @Override
    public void onEpochEnd(Network network, int epoch, Map<String, Float> values) {}

    @Override
    public void onTrainBatchEnd(
        Network network, double epoch, Supplier<Map<String, Float>> values) {
      threads.add(JniUtils.getNumThreads());
    }
  }

  /** 64 samples of 10 numbers meet 10 weights each, or of 1,000 numbers 1,000 thousand. */
  private List<Integer> threads(int features, int units) {
    Heard heard = new Heard();
    NDArray x = manager.ones(new Shape(64, features));
    NDArray y = manager.ones(new Shape(64, units));
    try (Network network = new Network(new Shape(features), new Dense(units))) {
      network.compile("sgd", "mean_squared_error");
      network.fit(x, y, Fit.epochs(1).batchSize(32).callback(heard));
    }
    return heard.threads;
  }

  @Test
  void fitGoesByTheSizeOfItsSteps() {
    assertThat(threads(10, 1)).containsExactly(1, 1);
    assertThat(threads(1_000, 1_000)).containsExactly(2, 2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }

  @Test
  void aTapeGoesByTheSizeOfTheLossBefore() {
    NDArray small = manager.ones(new Shape(3, 3));
    NDArray large = manager.ones(new Shape(1_000, 1_000));
    List<Integer> threads = new ArrayList<>();
    for (NDArray weight : List.of(large, small, small, large, large)) {
      NDArray x = manager.ones(new Shape(32, weight.size(0)));
      GradientTape.record(
          () -> {
            threads.add(JniUtils.getNumThreads());
            return x.matMul(weight).sum();
          },
          weight);
    }
    assertThat(threads.subList(1, 5)).containsExactly(2, 1, 1, 2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }
}
