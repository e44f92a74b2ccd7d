package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Conv1DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  /** Steps 1, 2, 3 and a window that adds its two steps: the padding stands at the end. */
  @Test
  void padsTheEndOfAnEvenWidth() {
    Conv1D conv = new Conv1D(1, 2).same();
    conv.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 1));
    conv.getDirectParameters().get("weight").getArray().set(new float[] {1, 1});
    NDArray x = manager.create(new float[] {1, 2, 3}, new Shape(1, 3, 1));
    NDArray y = conv.forward(store, new NDList(x), false).head();
    assertThat(y.toFloatArray()).containsExactly(3, 5, 3);
  }

  @Test
  void startsWithGlorotsWeights() {
    Conv1D conv = new Conv1D(200, 3);
    conv.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 100));
    NDArray weight = conv.getDirectParameters().get("weight").getArray();
    double limit = Math.sqrt(6.0 / (3 * 100 + 3 * 200));
    assertThat((double) weight.max().getFloat()).isBetween(limit * 0.99, limit * 1.0001);
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new Conv1D(0, 3)).hasMessageContaining("filters of at least 1");
    assertThatThrownBy(() -> new Conv1D(3, 0)).hasMessageContaining("width of at least 1");
    Conv1D conv = new Conv1D(2, 3);
    assertThatThrownBy(() -> conv.initialize(manager, DataType.FLOAT32, new Shape(2, 5)))
        .hasMessageContaining("(batch, time, features)")
        .hasMessageContaining("(2, 5)");
    conv.initialize(manager, DataType.FLOAT32, new Shape(2, 5, 4));
    NDList wrong = new NDList(manager.ones(new Shape(2, 5, 3)));
    assertThatThrownBy(() -> conv.forward(store, wrong, false))
        .hasMessageContaining("(batch, time, 4)")
        .hasMessageContaining("(2, 5, 3)");
    NDList tooShort = new NDList(manager.ones(new Shape(2, 2, 4)));
    assertThatThrownBy(() -> conv.forward(store, tooShort, false))
        .hasMessageContaining("at least 3 steps, received (2, 2, 4)");
  }
}
