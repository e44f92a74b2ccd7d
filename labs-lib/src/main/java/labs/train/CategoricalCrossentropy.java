package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * The crossentropy of one-hot labels and predicted probabilities of the classes, Keras's {@code
 * categorical_crossentropy}: the mean of {@code -Σ y ln p}, the sum over the last axis.
 *
 * <p>Labels and predictions: float32 of the same shape (batch, ..., classes). As in Keras,
 * predictions are scaled to the sum 1 and kept 1e-7 away from 0 and 1.
 */
public final class CategoricalCrossentropy extends Loss {
  private static final float EPSILON = 1e-7f;

  public CategoricalCrossentropy() {
    super("categorical_crossentropy");
  }

  /**
   * The loss of a batch.
   *
   * @return a scalar, 0 for perfect predictions
   * @throws IllegalArgumentException if the shapes differ
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray q = Shapes.same("categorical_crossentropy", y, predictions.singletonOrThrow());
    NDArray p = q.div(q.sum(new int[] {-1}, true)).maximum(EPSILON).minimum(1 - EPSILON);
    return y.mul(p.log()).sum(new int[] {-1}).mean().neg();
  }
}
