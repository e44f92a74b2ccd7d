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

  /** With a mask too: a loss that is finite would hide it. */
  @Test
  void aNumberThatIsNoneGoesOn() {
    NDArray x = manager.create(new float[] {1, Float.NaN, 3, 4, 5, 6}, new Shape(1, 3, 2));
    NDArray mask = manager.create(new boolean[] {true, true, false}, new Shape(1, 3));
    mask.setName(Mask.NAME);
    NDArray y = new GlobalMaxPooling1D().forward(store, new NDList(x, mask), false).head();
    assertThat(y.toFloatArray()).containsExactly(3, Float.NaN);
  }

  @Test
  void saysWhatItExpected() {
    NDList wrong = new NDList(manager.ones(new Shape(2, 4)));
    assertThatThrownBy(() -> new GlobalMaxPooling1D().forward(store, wrong, false))
        .hasMessageContaining("(batch, time, features), received (2, 4)");
  }
}
