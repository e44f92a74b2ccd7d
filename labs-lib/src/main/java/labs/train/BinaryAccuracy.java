package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import labs.device.Scalars;

/**
 * The share of right yes-or-no answers, Keras's {@code binary_accuracy}: a prediction above a
 * threshold counts as yes.
 *
 * <p>Labels 0 or 1 and predictions, float32 of the same shape. (DJL's BinaryAccuracy waits for the
 * device at every batch.)
 */
public final class BinaryAccuracy extends Metric {
  private final float threshold;

  /** The accuracy of probabilities: yes above 0.5. */
  public BinaryAccuracy() {
    this(0.5);
  }

  /**
   * The accuracy with a threshold of one's own: 0 for logits.
   *
   * @param threshold what a prediction must exceed to count as yes
   */
  public BinaryAccuracy(double threshold) {
    this("accuracy", threshold);
  }

  /**
   * The accuracy by a name of its own, beside another one.
   *
   * @param name its name in the history
   * @param threshold what a prediction must exceed to count as yes
   */
  public BinaryAccuracy(String name, double threshold) {
    super(name);
    this.threshold = (float) threshold;
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    Compared batch = Compared.of(getName(), labels, predictions);
    NDArray saidYes = batch.p().gt(Scalars.beside(batch.p(), threshold));
    NDArray right = saidYes.eq(batch.y().gt(Scalars.beside(batch.y(), 0.5)));
    return right.toType(DataType.FLOAT32, false).mean();
  }
}
