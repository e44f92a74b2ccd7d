package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
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
  void binaryCrossentropyOfLogitsEqualsKeras() {
    NDArray loss =
        new BinaryCrossentropy()
            .fromLogits()
            .evaluate(new NDList(golden.get("yb")), new NDList(golden.get("z")));
    Golden.assertClose(loss, golden.get("bce_logits"));
  }

  /** ln(1 + exp(100)) would be infinite if it were computed as it is written. */
  @Test
  void binaryCrossentropyOfLargeLogitsIsFinite() {
    NDArray logits = manager.create(new float[] {100, -100}).reshape(2, 1);
    NDArray labels = manager.create(new float[] {0, 0}).reshape(2, 1);
    NDArray loss =
        new BinaryCrossentropy().fromLogits().evaluate(new NDList(labels), new NDList(logits));
    assertThat(loss.getFloat()).isEqualTo(50f);
  }

  @Test
  void categoricalCrossentropyEqualsKeras() {
    NDArray loss =
        new CategoricalCrossentropy()
            .evaluate(new NDList(golden.get("yc")), new NDList(golden.get("q")));
    Golden.assertClose(loss, golden.get("cce"));
  }

  @Test
  void sumOfSquaresIsTheMeanOverTheBatchAlone() {
    NDArray labels = manager.create(new float[] {0, 0, 0, 0, 0, 0}).reshape(2, 3);
    NDArray predictions = manager.create(new float[] {1, 2, 3, 0, 0, 2}).reshape(2, 3);
    NDArray loss = new SumOfSquares().evaluate(new NDList(labels), new NDList(predictions));
    assertThat(loss.getFloat()).isEqualTo(9f);
  }

  /** Two samples of two steps and three classes: three of four steps are right. */
  @Test
  void categoricalAccuracyCountsEveryStep() {
    float[] y = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0};
    float[] p = {.4f, .3f, .3f, .1f, .8f, .1f, .2f, .2f, .6f, .3f, .4f, .3f};
    NDArray labels = manager.create(y).reshape(2, 2, 3);
    NDArray predictions = manager.create(p).reshape(2, 2, 3);
    NDArray accuracy =
        new CategoricalAccuracy().evaluate(new NDList(labels), new NDList(predictions));
    assertThat(accuracy.getFloat()).isEqualTo(0.75f);
  }

  @Test
  void accuracyFollowsTheLoss() {
    assertThat(Named.metric("accuracy", new CategoricalCrossentropy()))
        .isInstanceOf(CategoricalAccuracy.class);
    NDList yes = new NDList(manager.ones(new Shape(1, 1)));
    NDList prediction = new NDList(manager.create(new float[] {0.2f}).reshape(1, 1));
    assertThat(accuracy(new BinaryCrossentropy(), yes, prediction)).isEqualTo(0);
    assertThat(accuracy(new BinaryCrossentropy().fromLogits(), yes, prediction)).isEqualTo(1);
    assertThatThrownBy(() -> Named.metric("acuracy", new MeanSquaredError()))
        .hasMessageContaining("[accuracy]");
  }

  private static float accuracy(Loss loss, NDList labels, NDList predictions) {
    return Named.metric("accuracy", loss).evaluate(labels, predictions).getFloat();
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
    NDArray labels = manager.ones(new Shape(4));
    NDArray predictions = manager.ones(new Shape(4, 1));
    assertThatThrownBy(
            () -> new BinaryCrossentropy().evaluate(new NDList(labels), new NDList(predictions)))
        .hasMessageContaining("(4)")
        .hasMessageContaining("(4, 1)");
  }
}
