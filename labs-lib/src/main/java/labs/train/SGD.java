package labs.train;

import ai.djl.ndarray.NDArray;
import labs.device.Scalars;

/**
 * Plain gradient descent, Keras's {@code SGD} without momentum: {@code weight = weight -
 * learningRate · gradient}.
 */
public final class SGD extends ElementwiseOptimizer {

  /** Keras's default: a learning rate of 0.01. */
  public SGD() {
    this(0.01);
  }

  /**
   * Gradient descent with a learning rate of one's own.
   *
   * @param learningRate the step's size, more than 0
   * @throws IllegalArgumentException if it is not
   */
  public SGD(double learningRate) {
    super(learningRate);
  }

  @Override
  void step(float[] weight, float[] gradient, float[][] slots, int n, int update) {
    for (int i = 0; i < n; i++) {
      weight[i] -= learningRate * gradient[i];
    }
  }

  @Override
  void step(NDArray weight, NDArray gradient, NDArray[] slots, int update) {
    weight.subi(gradient.mul(Scalars.inMainMemory(learningRate)));
  }
}
