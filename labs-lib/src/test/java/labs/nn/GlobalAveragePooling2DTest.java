package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void saysWhatItExpected() {
    NDList wrong = new NDList(manager.ones(new Shape(2, 4)));
    assertThatThrownBy(() -> new GlobalAveragePooling2D().forward(store, wrong, false))
        .hasMessageContaining("(batch, height, width, channels), received (2, 4)");
  }
}
