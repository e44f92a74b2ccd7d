package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaxPooling2DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new MaxPooling2D(0)).hasMessageContaining("received 0");
    NDList small = new NDList(manager.ones(new Shape(2, 1, 4, 1)));
    assertThatThrownBy(() -> new MaxPooling2D(2).forward(store, small, false))
        .hasMessageContaining("at least 2 x 2, received (2, 1, 4, 1)");
  }
}
