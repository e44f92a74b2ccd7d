package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaxPooling1DTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new MaxPooling1D(0)).hasMessageContaining("received 0");
    NDList tooShort = new NDList(manager.ones(new Shape(2, 1, 4)));
    assertThatThrownBy(() -> new MaxPooling1D(2).forward(store, tooShort, false))
        .hasMessageContaining("at least 2 steps, received (2, 1, 4)");
    NDList flat = new NDList(manager.ones(new Shape(2, 4)));
    assertThatThrownBy(() -> new MaxPooling1D(2).forward(store, flat, false))
        .hasMessageContaining("(batch, time, features), received (2, 4)");
  }
}
