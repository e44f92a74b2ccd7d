package labs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.BiFunction;
import labs.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossentropyTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** Far beyond where probabilities round to 0 and 1: value and gradient as Keras's. */
  @Test
  void ofLogitsEqualsKeras() {
    Golden golden = Golden.load(manager, "logits");
    equalsKeras(
        golden.get("yb"),
        golden.get("zb"),
        golden.get("bce"),
        golden.get("gb"),
        new BinaryCrossentropy()::evaluateLogits);
    equalsKeras(
        golden.get("yc"),
        golden.get("zc"),
        golden.get("cce"),
        golden.get("gc"),
        new CategoricalCrossentropy()::evaluateLogits);
  }

  private static void equalsKeras(
      NDArray y,
      NDArray z,
      NDArray loss,
      NDArray gradient,
      BiFunction<NDList, NDList, NDArray> of) {
    Golden.assertClose(of.apply(new NDList(y), new NDList(z)), loss);
    var step = GradientTape.record(() -> of.apply(new NDList(y), new NDList(z)), z);
    Golden.assertClose(step.gradients().head(), gradient);
  }

  @Test
  void saysWhichLabelsCannotBeMeant() {
    Crossentropy binary = new BinaryCrossentropy();
    NDArray p = column(0.2f, 0.7f);
    binary.check(new NDList(column(0, 1)), new NDList(p), false);
    binary.check(new NDList(column(0.1f, 0.9f)), new NDList(p), false);
    refuses(binary, column(0, 2), p, "labels from 0 to 1, received 0.0 to 2.0", "one-hot");
    refuses(binary, column(-1, 1), p, "received -1.0 to 1.0", "(y + 1) / 2");
    refuses(binary, column(Float.NaN, 1), p, "labels from 0 to 1", "NaN");
    refuses(new BinaryCrossentropy().fromLogits(), column(0, 2), p, "received 0.0 to 2.0");
    Crossentropy categorical = new CategoricalCrossentropy();
    NDArray q = manager.create(new float[][] {{0.3f, 0.7f}, {0.5f, 0.5f}});
    categorical.check(new NDList(manager.eye(2)), new NDList(q), false);
    refuses(categorical, manager.ones(new Shape(2, 2)), q, "rows sum to 1, received 2.0 to 2.0");
    refuses(categorical, manager.zeros(new Shape(2, 2)), q, "rows sum to 1, received 0.0 to 0.0");
    refuses(categorical, manager.eye(2).mul(2).sub(0.5), q, "labels from 0 to 1", "oneHot");
  }

  @Test
  void saysThatTheLastLayerLacksItsActivation() {
    Crossentropy binary = new BinaryCrossentropy();
    NDArray y = column(0, 1);
    refuses(binary, y, column(-3, 7), "predictions from 0 to 1, received -3.0 to 7.0", "sigmoid");
    binary.check(new NDList(y), new NDList(column(-3, 7)), true);
    new BinaryCrossentropy().fromLogits().check(new NDList(y), new NDList(column(-3, 7)), false);
    // a loss of NaN has words of its own
    binary.check(new NDList(y), new NDList(column(Float.NaN, 7)), false);
    refuses(
        new CategoricalCrossentropy(),
        manager.eye(2),
        manager.eye(2).mul(9),
        "0.0 to 9.0",
        "softmax");
  }

  @Test
  void everyLossAndMetricTakesLabelsOfAnyType() {
    NDArray y = manager.create(new boolean[] {true, false, false, true}, new Shape(2, 2));
    NDArray p = manager.create(new float[][] {{0.6f, 0.4f}, {0.8f, 0.2f}});
    for (var evaluator :
        new ai.djl.training.evaluator.Evaluator[] {
          new BinaryCrossentropy(),
          new BinaryCrossentropy().fromLogits(),
          new CategoricalCrossentropy(),
          new MeanSquaredError(),
          new SumOfSquares(),
          new BinaryAccuracy(),
          new CategoricalAccuracy(),
          new Accuracy(0.5)
        }) {
      NDArray expected =
          evaluator.evaluate(new NDList(y.toType(DataType.FLOAT32, true)), new NDList(p));
      for (DataType type :
          new DataType[] {DataType.BOOLEAN, DataType.UINT8, DataType.INT32, DataType.FLOAT64}) {
        NDArray given = evaluator.evaluate(new NDList(y.toType(type, true)), new NDList(p));
        Golden.assertClose(given, expected);
      }
      String name = evaluator.getName();
      NDList none = new NDList();
      assertThatThrownBy(() -> evaluator.evaluate(none, new NDList(p)))
          .hasMessageContainingAll(name, "one array of labels, received 0", "data set");
      assertThatThrownBy(() -> evaluator.evaluate(new NDList(y.get("0:1")), new NDList(p)))
          .hasMessageContainingAll(name, "(1, 2)", "(2, 2)");
      NDArray closed = y.duplicate();
      closed.close();
      assertThatThrownBy(() -> evaluator.evaluate(new NDList(closed), new NDList(p)))
          .hasMessageContainingAll(name, "labels", "closed");
    }
  }

  @Test
  void saysHowLabelsOfAnotherLayoutAreBrought() {
    NDList p = new NDList(manager.ones(new Shape(4, 3)));
    Crossentropy loss = new CategoricalCrossentropy();
    assertThatThrownBy(() -> loss.evaluate(new NDList(manager.ones(new Shape(4))), p))
        .hasMessageContaining("labels.oneHot(3)");
    assertThatThrownBy(() -> loss.evaluate(new NDList(manager.ones(new Shape(12))), p))
        .hasMessageContaining("labels.reshape(-1, 3) lays");
    NDList row = new NDList(manager.ones(new Shape(4)));
    assertThatThrownBy(() -> loss.evaluate(new NDList(manager.ones(new Shape(4, 1))), row))
        .hasMessageContaining("labels.reshape(-1) lays");
    assertThatThrownBy(() -> loss.evaluate(new NDList(manager.ones(new Shape(4, 2))), p))
        .hasMessageContaining("as many units");
  }

  private NDArray column(float... numbers) {
    return manager.create(numbers, new Shape(numbers.length, 1));
  }

  private static void refuses(Crossentropy loss, NDArray y, NDArray p, String... words) {
    assertThatThrownBy(() -> loss.check(new NDList(y), new NDList(p), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(loss.getName())
        .hasMessageContainingAll(words);
  }
}
