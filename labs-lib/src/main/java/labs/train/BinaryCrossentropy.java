package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;

/**
 * The crossentropy of yes-or-no labels and predicted probabilities, Keras's {@code
 * binary_crossentropy}: the mean of {@code -(y ln p + (1 - y) ln (1 - p))}.
 *
 * <p>Labels and predictions: float32 of the same shape; labels 0 or 1, predictions in [0, 1]. As in
 * Keras, predictions are kept 1e-7 away from 0 and 1, so that the logarithm stays finite.
 *
 * <p>A network whose last layer has no sigmoid predicts logits, any real numbers: {@link
 * #fromLogits} takes the sigmoid into the loss.
 */
public final class BinaryCrossentropy extends Loss {
  private static final float EPSILON = 1e-7f;

  private boolean logits;

  public BinaryCrossentropy() {
    super("binary_crossentropy");
  }

  /**
   * Takes predictions as logits: {@code p = sigmoid(z)}, so that the loss is the mean of {@code
   * ln(1 + exp(z)) - y z}. It stays exact where a probability would round to 0 or 1.
   *
   * @return this loss
   */
  public BinaryCrossentropy fromLogits() {
    logits = true;
    return this;
  }

  boolean isFromLogits() {
    return logits;
  }

  /**
   * The loss of a batch.
   *
   * @return a scalar, 0 for perfect predictions; at most 16.1 where they are probabilities
   * @throws IllegalArgumentException if the shapes differ
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray p = Shapes.same("binary_crossentropy", y, predictions.singletonOrThrow());
    if (logits) {
      return Activation.softPlus(p).sub(p.mul(y)).mean();
    }
    p = p.maximum(EPSILON).minimum(1 - EPSILON);
    NDArray whereYes = y.mul(p.log());
    NDArray whereNo = y.neg().add(1).mul(p.neg().add(1).log());
    return whereYes.add(whereNo).mean().neg();
  }
}
