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

class Conv2DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void startsWithGlorotsWeights() {
    Conv2D conv = new Conv2D(64, 3);
    conv.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 5, 32));
    NDArray weight = conv.getDirectParameters().get("weight").getArray();
    double limit = Math.sqrt(6.0 / (9 * 32 + 9 * 64));
    assertThat((double) weight.max().getFloat()).isBetween(limit * 0.99, limit * 1.0001);
  }

  @Test
  void saysWhatItExpected() {
    Conv2D conv = new Conv2D(2, 3);
    conv.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 4, 1));
    NDList small = new NDList(manager.ones(new Shape(1, 4, 2, 1)));
    assertThatThrownBy(() -> conv.forward(store, small, false))
        .hasMessageContaining("at least 3 x 3, received (1, 4, 2, 1)");
    NDList channelsFirst = new NDList(manager.ones(new Shape(2, 1, 28, 28)));
    assertThatThrownBy(() -> conv.forward(store, channelsFirst, false))
        .hasMessageContaining("(batch, height, width, 1)")
        .hasMessageContaining("(2, 1, 28, 28)");
  }
}
