package labs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import labs.Golden;
import org.junit.jupiter.api.Test;

class SGDTest {

  @Test
  void equalsKeras() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "optimizer_sgd");
      NDArray weight = golden.get("w0").duplicate();
      SGD optimizer = new SGD(0.01);
      for (int step = 0; step < 6; step++) {
        optimizer.update("w", weight, golden.get("g").get(step).duplicate());
        Golden.assertClose(weight, golden.get("w").get(step));
      }
    }
  }

  @Test
  void wantsAPositiveLearningRate() {
    assertThatThrownBy(() -> new SGD(0)).hasMessageContaining("received 0.0");
  }
}
