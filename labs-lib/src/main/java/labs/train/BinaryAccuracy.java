package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;

/**
 * The share of right yes-or-no answers, Keras's {@code binary_accuracy}: a probability above 0.5
 * counts as yes.
 *
 * <p>Labels 0 or 1 and predictions in [0, 1], float32 of the same shape. (DJL's BinaryAccuracy
 * waits for the device at every batch.)
 */
public final class BinaryAccuracy extends Metric {

  public BinaryAccuracy() {
    super("accuracy");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray p = Shapes.same("accuracy", y, predictions.singletonOrThrow());
    return p.gt(0.5f).eq(y.gt(0.5f)).toType(DataType.FLOAT32, false).mean();
  }
}
