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

class FlattenTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void putsTheNumbersInARow() {
    NDArray x = manager.arange(12f).reshape(2, 3, 2);
    NDArray y = new Flatten().forward(store, new NDList(x), false).head();
    assertThat(y.getShape()).isEqualTo(new Shape(2, 6));
    assertThat(y.toFloatArray()).isEqualTo(x.toFloatArray());
    assertThat(new Flatten().getOutputShapes(new Shape[] {new Shape(7, 250, 100)}))
        .containsExactly(new Shape(7, 25_000));
  }

  @Test
  void takesOneInput() {
    NDArray x = manager.ones(new Shape(1, 2));
    assertThatThrownBy(() -> new Flatten().forward(store, new NDList(x, x), false))
        .hasMessageContaining("one input array, received 2");
  }
}
