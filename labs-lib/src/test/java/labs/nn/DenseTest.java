package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DenseTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void startsWithGlorotsWeights() {
    Dense dense = new Dense(16);
    dense.initialize(manager, DataType.FLOAT32, new Shape(1, 10_000));
    NDArray weight = parameter(dense, "weight").getArray();
    double limit = Math.sqrt(6.0 / (10_000 + 16));
    assertThat((double) weight.max().getFloat()).isBetween(limit * 0.999, limit * 1.0001);
    assertThat((double) weight.min().getFloat()).isBetween(-limit * 1.0001, -limit * 0.999);
    double variance = weight.square().mean().getFloat();
    assertThat(variance).isBetween(limit * limit / 3 * 0.98, limit * limit / 3 * 1.02);
    assertThat(parameter(dense, "bias").getArray().toFloatArray()).containsOnly(0f);
  }

  @Test
  void keepsTheAxesBetween() {
    Dense dense = new Dense(5);
    dense.initialize(manager, DataType.FLOAT32, new Shape(2, 7, 3));
    NDArray y = dense.forward(store, new NDList(manager.ones(new Shape(2, 7, 3))), false).head();
    assertThat(y.getShape()).isEqualTo(new Shape(2, 7, 5));
    assertThat(dense.getOutputShapes(new Shape[] {new Shape(2, 7, 3)}))
        .containsExactly(new Shape(2, 7, 5));
  }

  @Test
  void penaltyIsTheSumOfSquares() {
    Dense dense = new Dense(2).l2(0.5);
    dense.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
    manager
        .create(new float[] {1, 2, 3, 4}, new Shape(2, 2))
        .copyTo(parameter(dense, "weight").getArray());
    assertThat(dense.penalty().getFloat()).isEqualTo(15f);
    assertThat(new Dense(2).penalty()).isNull();
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new Dense(0)).hasMessageContaining("received 0");
    assertThatThrownBy(() -> new Dense(1).l2(-1)).hasMessageContaining("received -1.0");
    Dense dense = new Dense(1);
    dense.initialize(manager, DataType.FLOAT32, new Shape(1, 4));
    NDArray wrong = manager.ones(new Shape(2, 5));
    assertThatThrownBy(() -> dense.forward(store, new NDList(wrong), false))
        .hasMessageContaining("(batch, ..., 4)")
        .hasMessageContaining("(2, 5)");
    assertThatThrownBy(() -> dense.forward(store, new NDList(wrong, wrong), false))
        .hasMessageContaining("one input array, received 2");
  }

  private static Parameter parameter(Dense dense, String name) {
    return dense.getDirectParameters().get(name);
  }
}
