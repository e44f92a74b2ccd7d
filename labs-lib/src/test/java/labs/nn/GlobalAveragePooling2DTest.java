package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlobalAveragePooling2DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void gradientsAreFiniteDifferences() {
    GradientCheck.finiteDifferences(
        manager, new GlobalAveragePooling2D(), apart(new Shape(2, 3, 2, 2)));
  }

  /** A permutation of 0.1, 0.2, ...: no two values are near each other. */
  private NDArray apart(Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % values.length) / 10f;
    }
    return manager.create(values, shape);
  }

  @Test
  void saysWhatItExpected() {
    NDList wrong = new NDList(manager.ones(new Shape(2, 4)));
    assertThatThrownBy(() -> new GlobalAveragePooling2D().forward(store, wrong, false))
        .hasMessageContaining("(batch, height, width, channels), received (2, 4)");
  }
}
