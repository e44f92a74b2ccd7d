package labs.train;

import ai.djl.ndarray.NDArray;
import labs.device.Scalars;

/**
 * RMSprop (Tieleman and Hinton, 2012) with Keras's arithmetic and defaults: each weight's step is
 * divided by the root of a running mean of its squared gradient.
 *
 * <pre>
 * velocity = rho · velocity + (1 - rho) · gradient²
 * weight   = weight - learningRate · gradient / √(velocity + epsilon)
 * </pre>
 *
 * <p>DJL's own RmsProp is not implemented on the PyTorch engine.
 *
 * <p>An embedding's gradient is squared as any other's, as Keras does on PyTorch and JAX. Keras on
 * TensorFlow squares it piece by piece, one piece for each place where an id stands (a² + b² in
 * place of (a + b)²): over 20 steps its losses differ from ours by up to 7e-5.
 */
public final class RMSprop extends ElementwiseOptimizer {
  private static final float RHO = 0.9f;
  private static final float EPSILON = 1e-7f;

  /** Keras's default: a learning rate of 0.001. */
  public RMSprop() {
    this(0.001);
  }

  /**
   * RMSprop with a learning rate of one's own.
   *
   * @param learningRate the step's size, more than 0
   * @throws IllegalArgumentException if it is not
   */
  public RMSprop(double learningRate) {
    super(learningRate, "velocity");
  }

  @Override
  void step(float[] weight, float[] gradient, float[][] slots, int n, int update) {
    float[] velocity = slots[0];
    for (int i = 0; i < n; i++) {
      float g = gradient[i];
      float v = RHO * velocity[i] + (1 - RHO) * g * g;
      velocity[i] = v;
      weight[i] -= learningRate * g / (float) Math.sqrt(v + EPSILON);
    }
  }

  @Override
  void step(NDArray weight, NDArray gradient, NDArray[] slots, int update) {
    NDArray velocity = slots[0];
    velocity
        .muli(Scalars.inMainMemory(RHO))
        .addi(gradient.square().muli(Scalars.inMainMemory(1 - RHO)));
    weight.subi(
        gradient
            .mul(Scalars.inMainMemory(learningRate))
            .divi(velocity.add(Scalars.inMainMemory(EPSILON)).sqrt()));
  }
}
