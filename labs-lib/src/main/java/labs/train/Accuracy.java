package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import java.util.HashMap;
import java.util.Map;
import labs.device.Scalars;

/**
 * The share of right answers by what the labels are, whatever the loss: of classes where every
 * label is one-hot, as in Keras; else of yes-or-no answers, each of which counts.
 *
 * <p>Keras goes by the last axis alone, and takes labels with several ones for classes too.
 */
final class Accuracy extends Evaluator {
  private final BinaryAccuracy answers;
  private final CategoricalAccuracy classes = new CategoricalAccuracy();
  private final Map<String, RunningMean> oneHot = new HashMap<>();

  /** The accuracy of predictions that count as yes above a threshold. */
  Accuracy(double threshold) {
    super("accuracy");
    answers = new BinaryAccuracy(threshold);
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    Compared batch = Compared.of(getName(), labels, predictions);
    return mayBeClasses(batch) && areOneHot(batch).getFloat() == 1
        ? classes.evaluate(labels, predictions)
        : answers.evaluate(labels, predictions);
  }

  /** Both are measured: only the whole of the data tells which of them it is to be. */
  @Override
  public void updateAccumulator(String key, NDList labels, NDList predictions) {
    Compared batch = Compared.of(getName(), labels, predictions);
    answers.updateAccumulator(key, labels, predictions);
    if (mayBeClasses(batch)) {
      classes.updateAccumulator(key, labels, predictions);
      oneHot.get(key).add(areOneHot(batch), 1);
    }
  }

  private static boolean mayBeClasses(Compared batch) {
    Shape shape = batch.p().getShape();
    return shape.dimension() > 1 && shape.get(shape.dimension() - 1) > 1;
  }

  /** 1 if each row holds one 1, else less. */
  private static NDArray areOneHot(Compared batch) {
    NDArray ones =
        batch
            .y()
            .gt(Scalars.beside(batch.y(), 0.5))
            .toType(DataType.FLOAT32, false)
            .sum(new int[] {-1});
    return ones.eq(Scalars.beside(ones, 1)).toType(DataType.FLOAT32, false).mean();
  }

  @Override
  public void addAccumulator(String key) {
    answers.addAccumulator(key);
    classes.addAccumulator(key);
    oneHot.put(key, new RunningMean());
  }

  @Override
  public void resetAccumulator(String key) {
    addAccumulator(key);
  }

  @Override
  public float getAccumulator(String key) {
    Evaluator fitting = oneHot.get(key).value() == 1 ? classes : answers;
    return fitting.getAccumulator(key);
  }
}
