package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Adam (Kingma and Ba, 2015) with Keras's arithmetic and defaults: running means of the gradient
 * and of its square, corrected for their start at zero.
 *
 * <pre>
 * momentum = momentum + (1 - beta1) · (gradient - momentum)
 * velocity = velocity + (1 - beta2) · (gradient² - velocity)
 * weight   = weight - rate · momentum / (√velocity + epsilon)
 *            where rate = learningRate · √(1 - beta2^update) / (1 - beta1^update)
 * </pre>
 *
 * <p>DJL's own Adam keeps its means to itself and passes a dozen times over every weight.
 */
public final class Adam extends ElementwiseOptimizer {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  /**
   * Added and taken away, it leaves nothing of a momentum below 1e-27: behind units that no longer
   * learn it would fade into denormal numbers and stay there, which Intel's processors take a
   * hundred times as long for.
   */
  private static final float TINY = 1e-20f;

  /** What DJL's step could do besides. */
  private static final float NO_DECAY = 0;

  private static final float AS_IT_IS = 1;
  private static final float NOT_CLIPPED = -1;

  /** Keras's default: a learning rate of 0.001. */
  public Adam() {
    this(0.001);
  }

  /**
   * Adam with a learning rate of one's own.
   *
   * @param learningRate the step's size, more than 0
   * @throws IllegalArgumentException if it is not
   */
  public Adam(double learningRate) {
    super(learningRate, "momentum", "velocity");
  }

  private float rate(int update) {
    return (float)
        (learningRate * Math.sqrt(1 - Math.pow(BETA2, update)) / (1 - Math.pow(BETA1, update)));
  }

  @Override
  void step(float[] weight, float[] gradient, float[][] slots, int n, int update) {
    float[] momentum = slots[0];
    float[] velocity = slots[1];
    float rate = rate(update);
    for (int i = 0; i < n; i++) {
      float g = gradient[i];
      float m = momentum[i] + (1 - BETA1) * (g - momentum[i]) + TINY - TINY;
      float v = velocity[i] + (1 - BETA2) * (g * g - velocity[i]);
      momentum[i] = m;
      velocity[i] = v;
      weight[i] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
    }
  }

  @Override
  void step(NDArray weight, NDArray gradient, NDArray[] slots, int update) {
    JniUtils.adamUpdate(
        (PtNDArray) weight,
        (PtNDArray) gradient,
        (PtNDArray) slots[0],
        (PtNDArray) slots[1],
        learningRate,
        rate(update),
        NO_DECAY,
        AS_IT_IS,
        NOT_CLIPPED,
        BETA1,
        BETA2,
        EPSILON,
        false);
  }
}
