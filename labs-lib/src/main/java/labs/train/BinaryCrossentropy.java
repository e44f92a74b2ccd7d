package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * The crossentropy of yes-or-no labels and predicted probabilities, Keras's {@code
 * binary_crossentropy}: the mean of {@code -(y ln p + (1 - y) ln (1 - p))}.
 *
 * <p>Labels and predictions: float32 of the same shape; labels 0 or 1, predictions in [0, 1]. As in
 * Keras, predictions are kept 1e-7 away from 0 and 1, so that the logarithm stays finite.
 */
public final class BinaryCrossentropy extends Loss {
  private static final float EPSILON = 1e-7f;

  public BinaryCrossentropy() {
    super("binary_crossentropy");
  }

  /**
   * The loss of a batch.
   *
   * @return a scalar, 0 for perfect predictions and at most 16.1
   * @throws IllegalArgumentException if the shapes differ
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray p = Shapes.same("binary_crossentropy", y, predictions.singletonOrThrow());
    p = p.maximum(EPSILON).minimum(1 - EPSILON);
    NDArray whereYes = y.mul(p.log());
    NDArray whereNo = y.neg().add(1).mul(p.neg().add(1).log());
    return whereYes.add(whereNo).mean().neg();
  }
}
