package labs.nn;

import ai.djl.ndarray.NDArray;

/** A layer whose weights cost something: fit adds the penalty to the loss, as Keras does. */
public interface Regularized {
  /**
   * What the weights cost now.
   *
   * @return a scalar that gradients flow through, or null where there is no penalty
   */
  NDArray penalty();
}
