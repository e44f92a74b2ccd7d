package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import labs.nn.LastActivation;

/**
 * What the crossentropies share: they are computed from probabilities, or from the logits that a
 * last layer makes probabilities of.
 *
 * <p>{@link Network#fit} takes the logits wherever it knows the last layer's activation, as Keras
 * on TensorFlow does. The figures are the same; but where a probability has rounded to 0 or 1 its
 * gradient is zero, and the network would never learn again.
 */
abstract class Crossentropy extends Loss {
  static final float EPSILON = 1e-7f;

  /** How far beyond 0 and 1, and from a sum of 1, rounding may lead. */
  private static final float ROUNDING = 1e-3f;

  private final LastActivation activation;

  Crossentropy(String name, LastActivation activation) {
    super(name);
    this.activation = activation;
  }

  /** Whether predictions are taken as logits. */
  boolean isFromLogits() {
    return false;
  }

  /** Whether this loss would rather see what stands before an activation; it may be null. */
  final boolean undoes(LastActivation last) {
    return last == activation && !isFromLogits();
  }

  abstract NDArray ofLogits(NDArray y, NDArray z);

  abstract NDArray ofProbabilities(NDArray y, NDArray p);

  /** Throws unless labels can be meant. */
  abstract void checkLabels(NDArray y);

  /**
   * The loss of a batch.
   *
   * @return a scalar, 0 for perfect predictions
   * @throws IllegalArgumentException if the shapes differ
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    Compared batch = Compared.of(getName(), labels, predictions);
    return isFromLogits() ? ofLogits(batch.y(), batch.p()) : ofProbabilities(batch.y(), batch.p());
  }

  /** The loss of a batch whose predictions are still without the last layer's activation. */
  final NDArray evaluateLogits(NDList labels, NDList logits) {
    Compared batch = Compared.of(getName(), labels, logits);
    return ofLogits(batch.y(), batch.p());
  }

  /**
   * Looks at the numbers of a batch. Whoever trains asks for it while data are new: to look costs
   * time, and makes a GPU wait.
   *
   * @param logits whether the predictions are logits, which may be any numbers
   * @throws IllegalArgumentException if labels or predictions cannot be meant
   */
  final void check(NDList labels, NDList predictions, boolean logits) {
    Compared batch = Compared.of(getName(), labels, predictions);
    checkLabels(batch.y());
    if (!logits && !isFromLogits() && !Float.isNaN(batch.p().min().getFloat())) {
      fromZeroToOne(
          "predictions",
          batch.p(),
          "the last layer needs its activation, %s".formatted(activation.inJava()));
    }
  }

  final void fromZeroToOne(String what, NDArray numbers, String remedy) {
    expect(what + " from 0 to 1", numbers, 0, 1, remedy);
  }

  final void expect(String what, NDArray numbers, float from, float to, String remedy) {
    float least = numbers.min().getFloat();
    float most = numbers.max().getFloat();
    if (!(least >= from - ROUNDING && most <= to + ROUNDING)) {
      throw new IllegalArgumentException(
          "%s expected %s, received %s to %s: %s".formatted(getName(), what, least, most, remedy));
    }
  }
}
