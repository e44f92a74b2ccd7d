package labs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import labs.Golden;
import org.junit.jupiter.api.Test;

class RMSpropTest {

  @Test
  void equalsKeras() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "optimizer_rmsprop");
      NDArray weight = golden.get("w0").duplicate();
      RMSprop optimizer = new RMSprop(0.01);
      for (int step = 0; step < 6; step++) {
        NDArray gradient = golden.get("g").get(step).duplicate();
        optimizer.update("w", weight, gradient);
        Golden.assertClose(weight, golden.get("w").get(step));
      }
    }
  }

  @Test
  void anotherNetworksWeightStartsAfresh() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "optimizer_rmsprop");
      RMSprop optimizer = new RMSprop(0.01);
      for (int network = 0; network < 2; network++) {
        NDArray weight = golden.get("w0").duplicate();
        optimizer.update("w", weight, golden.get("g").get(0).duplicate());
        Golden.assertClose(weight, golden.get("w").get(0));
      }
    }
  }

  @Test
  void wantsAPositiveLearningRate() {
    assertThatThrownBy(() -> new RMSprop(0)).hasMessageContaining("received 0.0");
  }
}
