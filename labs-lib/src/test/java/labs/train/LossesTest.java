package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import labs.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Golden golden = Golden.load(manager, "losses");

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void binaryCrossentropyEqualsKeras() {
    NDArray loss =
        new BinaryCrossentropy()
            .evaluate(new NDList(golden.get("yb")), new NDList(golden.get("p")));
    Golden.assertClose(loss, golden.get("bce"));
  }

  @Test
  void meanSquaredErrorEqualsKeras() {
    NDArray loss =
        new MeanSquaredError().evaluate(new NDList(golden.get("yc")), new NDList(golden.get("q")));
    Golden.assertClose(loss, golden.get("mse"));
  }

  @Test
  void accuracyCountsProbabilitiesAboveOneHalf() {
    NDArray labels = manager.create(new float[] {1, 1, 0, 0}).reshape(4, 1);
    NDArray predictions = manager.create(new float[] {0.51f, 0.5f, 0.5f, 0.9f}).reshape(4, 1);
    NDArray accuracy = new BinaryAccuracy().evaluate(new NDList(labels), new NDList(predictions));
    assertThat(accuracy.getFloat()).isEqualTo(0.5f);
  }

  @Test
  void aColumnAgainstARowIsAnError() {
    NDArray labels = manager.ones(new ai.djl.ndarray.types.Shape(4));
    NDArray predictions = manager.ones(new ai.djl.ndarray.types.Shape(4, 1));
    assertThatThrownBy(
            () -> new BinaryCrossentropy().evaluate(new NDList(labels), new NDList(predictions)))
        .hasMessageContaining("(4)")
        .hasMessageContaining("(4, 1)");
  }
}
