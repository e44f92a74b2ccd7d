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

class GlobalMaxPooling1DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void takesTheGreatestStep() {
    NDArray x = manager.create(new float[] {1, 5, 3, -2, 2, 0}, new Shape(1, 3, 2));
    NDArray y = new GlobalMaxPooling1D().forward(store, new NDList(x), false).head();
    assertThat(y.toFloatArray()).containsExactly(3, 5);
  }

  @Test
  void saysWhatItExpected() {
    NDList wrong = new NDList(manager.ones(new Shape(2, 4)));
    assertThatThrownBy(() -> new GlobalMaxPooling1D().forward(store, wrong, false))
        .hasMessageContaining("(batch, time, features), received (2, 4)");
  }
}
