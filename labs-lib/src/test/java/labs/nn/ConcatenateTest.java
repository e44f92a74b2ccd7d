package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcatenateTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void putsArraysSideBySide() {
    NDArray a = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 2));
    NDArray b = manager.create(new float[] {8, 9}, new Shape(1, 2, 1));
    NDArray y = new Concatenate().forward(store, new NDList(a, b), false).head();
    assertThat(y.getShape()).isEqualTo(new Shape(1, 2, 3));
    assertThat(y.toFloatArray()).containsExactly(1, 2, 8, 3, 4, 9);
    assertThat(new Concatenate().getOutputShapes(new Shape[] {a.getShape(), b.getShape()}))
        .containsExactly(y.getShape());
  }

  @Test
  void saysWhatItExpected() {
    NDList arrays = new NDList(manager.ones(new Shape(1, 2)), manager.ones(new Shape(1, 2, 2)));
    assertThatThrownBy(() -> new Concatenate().forward(store, arrays, false))
        .hasMessageContaining("(1, 2)")
        .hasMessageContaining("(1, 2, 2)");
  }
}
