package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Labels and the predictions that they are compared with: what every loss and metric asks of what
 * it is given.
 *
 * @param y the labels, as numbers of the predictions' type
 * @param p the predictions
 */
record Compared(NDArray y, NDArray p) {

  /**
   * The only arrays of two lists.
   *
   * <p>Without the check of their shapes (batch, 1) and (batch) would broadcast to a matrix, and
   * train on nonsense.
   *
   * @param who the loss or metric that asks
   * @throws IllegalArgumentException if one is missing or there are several, or the shapes differ
   * @throws IllegalStateException if one is closed
   */
  static Compared of(String who, NDList labels, NDList predictions) {
    NDArray p = only(who, "predictions", predictions);
    NDArray y = only(who, "labels", labels);
    if (!y.getShape().equals(p.getShape())) {
      throw new IllegalArgumentException(
          "%s expected predictions of the labels' shape %s, received %s: %s"
              .formatted(who, y.getShape(), p.getShape(), remedy(y, p)));
    }
    return new Compared(y.toType(p.getDataType(), false), p);
  }

  private static String remedy(NDArray y, NDArray p) {
    if (y.size() == p.size()) {
      return LongStream.of(p.getShape().getShape())
          .skip(1)
          .mapToObj(length -> ", " + length)
          .collect(Collectors.joining("", "labels.reshape(-1", ") lays them out alike"));
    }
    return y.getShape().dimension() > 0 && y.size() == y.size(0) && p.size(0) == y.size(0)
        ? "class numbers become rows by labels.oneHot(%d)"
            .formatted(p.getShape().get(p.getShape().dimension() - 1))
        : "does the last layer have as many units as a label has numbers?";
  }

  private static NDArray only(String who, String what, NDList arrays) {
    if (arrays.size() != 1) {
      throw new IllegalArgumentException(
          "%s expected one array of %s, received %d%s"
              .formatted(
                  who,
                  what,
                  arrays.size(),
                  arrays.isEmpty() ? ": does the data set have them?" : ""));
    }
    if (arrays.head().isReleased()) {
      throw new IllegalStateException(
          "%s received %s that are closed: make them anew, or close them later"
              .formatted(who, what));
    }
    return arrays.head();
  }
}
