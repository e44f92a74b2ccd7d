package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import labs.device.Scalars;
import labs.nn.LastActivation;

/**
 * The crossentropy of yes-or-no labels and predicted probabilities, Keras's {@code
 * binary_crossentropy}: the mean of {@code -(y ln p + (1 - y) ln (1 - p))}.
 *
 * <p>Labels and predictions have the same shape; labels are 0 or 1, predictions in [0, 1]. As in
 * Keras, predictions are kept 1e-7 away from 0 and 1, so that the logarithm stays finite: the loss
 * is 16.1 at most.
 *
 * <p>A network whose last layer has no sigmoid predicts logits, any real numbers: {@link
 * #fromLogits} takes the sigmoid into the loss.
 */
public final class BinaryCrossentropy extends Crossentropy {
  private boolean logits;

  public BinaryCrossentropy() {
    super("binary_crossentropy", LastActivation.SIGMOID);
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

  @Override
  boolean isFromLogits() {
    return logits;
  }

  @Override
  NDArray ofLogits(NDArray y, NDArray z) {
    return Activation.softPlus(z).sub(z.mul(y)).mean();
  }

  @Override
  NDArray ofProbabilities(NDArray y, NDArray q) {
    NDArray one = Scalars.beside(q, 1);
    NDArray p = q.maximum(Scalars.beside(q, EPSILON)).minimum(Scalars.beside(q, 1 - EPSILON));
    NDArray whereYes = y.mul(p.log());
    NDArray whereNo = one.sub(y).mul(one.sub(p).log());
    return whereYes.add(whereNo).mean().neg();
  }

  @Override
  void checkLabels(NDArray y) {
    fromZeroToOne(
        "labels",
        y,
        "labels of -1 and 1 become (y + 1) / 2; more than two classes need one-hot labels and"
            + " categorical_crossentropy");
  }
}
