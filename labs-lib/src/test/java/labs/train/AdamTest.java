package labs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import labs.Golden;
import org.junit.jupiter.api.Test;

class AdamTest {

  @Test
  void equalsKeras() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "optimizer_adam");
      NDArray weight = golden.get("w0").duplicate();
      Adam optimizer = new Adam(0.01);
      for (int step = 0; step < 6; step++) {
        optimizer.update("w", weight, golden.get("g").get(step).duplicate());
        Golden.assertClose(weight, golden.get("w").get(step));
      }
    }
  }

  @Test
  void wantsAPositiveLearningRate() {
    assertThatThrownBy(() -> new Adam(0)).hasMessageContaining("received 0.0");
  }
}
