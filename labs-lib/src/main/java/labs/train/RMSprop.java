package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;

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
 */
public final class RMSprop extends Optimizer {
  private static final float RHO = 0.9f;
  private static final float EPSILON = 1e-7f;

  private final float learningRate;
  private final Slots velocity = new Slots("velocity");

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
    super(new Options());
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException(
          "RMSprop expected a learning rate above 0, received " + learningRate);
    }
    this.learningRate = (float) learningRate;
  }

  @Override
  public void update(String parameterId, NDArray weight, NDArray grad) {
    NDArray v = velocity.of(parameterId, weight);
    try (NoGradient off = new NoGradient();
        NDArray squared = grad.square();
        NDArray raised = v.muli(RHO).addi(squared.muli(1 - RHO)).add(EPSILON);
        NDArray root = raised.sqrt()) {
      weight.subi(grad.muli(learningRate).divi(root));
      grad.subi(grad);
    }
  }

  /** DJL wants a builder; there is nothing to choose in it. */
  private static final class Options extends OptimizerBuilder<Options> {
    @Override
    protected Options self() {
      return this;
    }
  }
}
