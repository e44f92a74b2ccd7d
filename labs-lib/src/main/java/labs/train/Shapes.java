package labs.train;

import ai.djl.ndarray.NDArray;

/** The check that every loss and metric makes of what it is given. */
final class Shapes {
  private Shapes() {}

  /**
   * The predictions, if they have the labels' shape.
   *
   * <p>Without this check (batch, 1) and (batch) would broadcast to a matrix and train on nonsense.
   */
  static NDArray same(String who, NDArray labels, NDArray predictions) {
    if (!labels.getShape().equals(predictions.getShape())) {
      throw new IllegalArgumentException(
          "%s expected predictions of the labels' shape %s, received %s: does the last layer have as many units as a label has numbers?"
              .formatted(who, labels.getShape(), predictions.getShape()));
    }
    return predictions;
  }
}
