package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import labs.device.Scalars;

/**
 * The sum of the squared differences of a sample, on average over the batch: {@code Σ (p - y)² /
 * batch}. For a reconstruction it does not shrink as images grow, as the mean squared error does.
 * Where a network masks padding, each real step counts as a sample.
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
    Compared batch = Compared.of(getName(), labels, predictions);
    NDArray p = batch.p();
    return p.sub(batch.y()).square().sum().div(Scalars.beside(p, p.getShape().get(0)));
  }
}
