package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;

/**
 * The sum of the squared differences of a sample, on average over the batch: {@code Σ (p - y)² /
 * batch}. For a reconstruction it does not shrink as images grow, as the mean squared error does.
 *
 * <p>Labels and predictions: float32 of the same shape (batch, ...).
 */
public final class SumOfSquares extends Loss {

  public SumOfSquares() {
    super("sum_of_squares");
  }

  /**
   * The loss of a batch.
   *
   * @return a scalar, 0 or more
   * @throws IllegalArgumentException if the shapes differ
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray p = Shapes.same("sum_of_squares", y, predictions.singletonOrThrow());
    // An array of the engine's own: on DJL's tape a plain number may be gone before backward.
    NDArray samples = y.getManager().ones(new Shape()).muli(y.getShape().get(0));
    return p.sub(y).square().sum().div(samples);
  }
}
