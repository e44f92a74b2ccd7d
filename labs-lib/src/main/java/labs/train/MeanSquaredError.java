package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * The mean of the squared differences, Keras's {@code mean_squared_error}. (DJL's L2Loss is half of
 * it.)
 *
 * <p>Labels and predictions: float32 of the same shape.
 */
public final class MeanSquaredError extends Loss {

  public MeanSquaredError() {
    super("mean_squared_error");
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
    return batch.p().sub(batch.y()).square().mean();
  }
}
