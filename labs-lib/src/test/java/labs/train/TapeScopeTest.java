package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import labs.nn.Dense;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.Test;

/** DJL frees the array that it makes of a number before backward needs it. */
class TapeScopeTest {
  /** Three times the sum of the predictions, with a garbage collection before backward. */
  private static final Loss TRIPLE =
      new Loss("triple") {
        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
          return Garbage.collectedAfter(predictions.head().sum().mul(3));
        }
      };

  /** The gradient of 3 Σ (w x + b) is 3 Σ x and 3 n, whatever the weights are. */
  @Test
  void fitDescendsByTheNumbersOfTheLoss() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = new Network(new Shape(2), new Dense(1))) {
      network.compile(new SGD(1), TRIPLE);
      NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
      NDArray y = manager.zeros(new Shape(2, 1));
      float[] before = weights(network);
      network.fit(new InMemoryDataset(x, y), Fit.epochs(1).batchSize(2));
      float[] after = weights(network);
      float[] gradient = {12, 18, 6};
      for (int i = 0; i < 3; i++) {
        assertThat(before[i] - after[i]).isCloseTo(gradient[i], within(1e-5f));
      }
    }
  }

  /** The gradient of Σ (p - y)² / n by p is 2 (p - y) / n. */
  @Test
  void sumOfSquaresIsRightOnDjlsOwnTape() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray p = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
      p.setRequiresGradient(true);
      NDList y = new NDList(manager.zeros(new Shape(2, 2)));
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        tape.backward(Garbage.collectedAfter(new SumOfSquares().evaluate(y, new NDList(p))));
      }
      assertThat(p.getGradient().toFloatArray()).containsExactly(1, 2, 3, 4);
    }
  }

  private static float[] weights(Network network) {
    var parameters = network.block().getParameters();
    return parameters
        .get(0)
        .getValue()
        .getArray()
        .flatten()
        .concat(parameters.get(1).getValue().getArray())
        .toFloatArray();
  }

  @Test
  void closesWhatWasMadeInItAndKeepsWhatWasTakenOut() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray kept;
      try (TapeScope scope = new TapeScope()) {
        manager.create(new float[] {1, 2}).mul(2);
        kept = manager.create(3f);
        NDScope.unregister(kept);
      }
      assertThat(manager.getManagedArrays()).containsExactly(kept);
      assertThat(kept.getFloat()).isEqualTo(3);
    }
  }
}
