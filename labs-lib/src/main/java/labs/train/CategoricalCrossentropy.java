package labs.train;

import ai.djl.ndarray.NDArray;
import labs.device.Scalars;
import labs.nn.LastActivation;

/**
 * The crossentropy of one-hot labels and predicted probabilities of the classes, Keras's {@code
 * categorical_crossentropy}: the mean of {@code -Σ y ln p}, the sum over the last axis.
 *
 * <p>Labels and predictions have the same shape (batch, ..., classes). As in Keras, predictions are
 * scaled to the sum 1 and kept 1e-7 away from 0 and 1.
 */
public final class CategoricalCrossentropy extends Crossentropy {

  public CategoricalCrossentropy() {
    super("categorical_crossentropy", LastActivation.SOFTMAX);
  }

  @Override
  NDArray ofLogits(NDArray y, NDArray z) {
    return y.mul(z.logSoftmax(-1)).sum(new int[] {-1}).mean().neg();
  }

  @Override
  NDArray ofProbabilities(NDArray y, NDArray q) {
    NDArray p =
        q.div(q.sum(new int[] {-1}, true))
            .maximum(Scalars.beside(q, EPSILON))
            .minimum(Scalars.beside(q, 1 - EPSILON));
    return y.mul(p.log()).sum(new int[] {-1}).mean().neg();
  }

  @Override
  void checkLabels(NDArray y) {
    fromZeroToOne("labels", y, "class numbers become rows by labels.oneHot(classes)");
    expect(
        "labels whose rows sum to 1",
        y.sum(new int[] {-1}),
        1,
        1,
        "a row of zeros has no class; labels with several need a sigmoid and binary_crossentropy");
  }
}
