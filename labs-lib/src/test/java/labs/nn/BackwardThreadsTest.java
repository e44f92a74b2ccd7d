package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import labs.device.ChosenDevice;
import labs.train.Fit;
import labs.train.GradientTape;
import labs.train.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many of libtorch's threads a step goes backward on: by its own size, whatever came before.
 */
class BackwardThreadsTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final List<Integer> seen = new ArrayList<>();
  private int before;

  @BeforeEach
  void two() {
    assumeFalse(ChosenDevice.get().isGpu(), "a GPU does not need them");
    before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
  }

  @AfterEach
  void putBack() {
    JniUtils.setNumThreads(before);
    manager.close();
  }

  /** Looks at the threads when it is its turn to go backward. */
  private NDArray watched(NDArray x) {
    CutGraph.open()
        .add(
            new CutGraph.Cut() {
              @Override
              public void backward() {
                seen.add(JniUtils.getNumThreads());
              }

              @Override
              public void close() {}
            });
    return x;
  }

  @Test
  void aTapeGoesByItsLoss() {
    NDArray small = manager.ones(new Shape(3, 3));
    NDArray large = manager.ones(new Shape(1_000, 1_000));
    for (NDArray weight : List.of(large, small, large)) {
      NDArray x = manager.ones(new Shape(32, weight.size(0)));
      GradientTape.record(() -> watched(x.matMul(weight)).sum(), weight);
    }
    assertThat(seen).containsExactly(2, 1, 2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }

  private void fit(int features, Layer... layers) {
    LambdaBlock watch =
        new LambdaBlock(
            x -> CutGraph.open() == null ? x : new NDList(watched(x.singletonOrThrow())), "watch");
    try (Network network =
        new Network(new Shape(features), new Sequential(layers), watch, new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      network.fit(
          manager.ones(new Shape(64, features)),
          manager.ones(new Shape(64, 1)),
          Fit.epochs(1).batchSize(32));
    }
  }

  @Test
  void fitGoesByEachStep() {
    fit(10, new Dense(1));
    assertThat(seen).containsExactly(1, 1);
    seen.clear();
    fit(1_000, new Dense(1_000));
    assertThat(seen).containsExactly(2, 2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }

  /** Gradients go through them all the same. */
  @Test
  void frozenWeightsCount() {
    Dense frozen = new Dense(1_000);
    frozen.freezeParameters(true);
    fit(1_000, frozen);
    assertThat(seen).containsExactly(2, 2);
  }
}
