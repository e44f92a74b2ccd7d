package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import labs.nn.Conv1D;
import labs.nn.Dense;
import labs.nn.Flatten;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.Test;

class TimeGradientsTest {

  /**
   * The output is Σ w x, so that the loss (p - y)² / batch has the gradient 2 (p - y) w / batch.
   */
  @Test
  void areWhatTheFormulaSays() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network =
            new Network(new Shape(4, 1), new Conv1D(2, 1), new Flatten(), new Dense(1))) {
      NDList nothing = new NDList();
      assertThatThrownBy(() -> TimeGradients.norms(network, 1, nothing, nothing))
          .hasMessageContaining("TimeGradients.norms needs an optimizer and a loss");
      network.compile("sgd", "mean_squared_error");
      NDArray w = network.block().getParameters().get("03Dense_weight").getArray();
      NDArray x = manager.randomNormal(new Shape(3, 4, 1));
      NDArray y = manager.randomNormal(new Shape(3, 1));
      NDArray p = network.predict(new InMemoryDataset(x, y));
      float[] error = p.sub(y).toFloatArray();
      float[] weight = w.toFloatArray();
      float[] norms = TimeGradients.norms(network, 1, new NDList(x), new NDList(y));
      for (int t = 0; t < 4; t++) {
        double sum = 0;
        for (float e : error) {
          for (int feature = 0; feature < 2; feature++) {
            sum += Math.pow(2 * e / 3 * weight[2 * t + feature], 2);
          }
        }
        assertThat((double) norms[t]).isCloseTo(Math.sqrt(sum), within(1e-5));
      }
      assertThat(w.getGradient().abs().max().getFloat()).isZero();
      assertThatThrownBy(() -> TimeGradients.norms(network, 2, new NDList(x), new NDList(y)))
          .hasMessageContaining("(batch, time, features), received (3, 8)");
      assertThatThrownBy(() -> TimeGradients.norms(network, 3, new NDList(x), new NDList(y)))
          .hasMessageContaining("0 to 2, received 3");
    }
  }
}
