package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;

/**
 * The share of labels whose class has the greatest prediction, Keras's {@code
 * categorical_accuracy}.
 *
 * <p>One-hot labels and predictions: float32 of the same shape (batch, ..., classes). Where a
 * sample holds several labels, such as characters, each counts.
 */
public final class CategoricalAccuracy extends Metric {

  public CategoricalAccuracy() {
    super("accuracy");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    Compared batch = Compared.of(getName(), labels, predictions);
    NDArray right = batch.p().argMax(-1).eq(batch.y().argMax(-1));
    return right.toType(DataType.FLOAT32, false).mean();
  }
}
