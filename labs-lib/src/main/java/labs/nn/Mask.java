package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** A mask's way through a network: the boolean array named {@code mask} at the end of an NDList. */
public final class Mask {
  /** The name that makes an array a mask. */
  public static final String NAME = "mask";

  private Mask() {}

  /**
   * The mask at the end of a list of arrays.
   *
   * @return the mask, boolean of shape (batch, time), or null if there is none
   */
  public static NDArray of(NDList arrays) {
    if (arrays.isEmpty()) {
      return null;
    }
    NDArray last = arrays.get(arrays.size() - 1);
    return NAME.equals(last.getName()) ? last : null;
  }

  /** The arrays without the mask at their end. */
  public static NDList without(NDList arrays) {
    return of(arrays) == null ? arrays : arrays.subNDList(0, arrays.size() - 1);
  }

  /** A block's outputs with a mask behind them; a mask of null adds nothing. */
  static NDList append(NDList arrays, NDArray mask) {
    if (mask == null) {
      return arrays;
    }
    NDList all = new NDList(arrays);
    all.add(mask);
    return all;
  }

  /** Whether all arrays have the mask's samples and steps as their first two axes. */
  public static boolean covers(NDArray mask, NDList arrays) {
    return arrays.stream()
        .map(NDArray::getShape)
        .allMatch(s -> s.dimension() >= 2 && s.slice(0, 2).equals(mask.getShape()));
  }

  /**
   * Some steps of arrays (batch, time, ...), whatever sample they are of.
   *
   * @param steps (n), int64: time times the sample, plus the step
   * @return arrays (n, ...)
   */
  public static NDList pick(NDList arrays, NDArray steps) {
    NDList picked = new NDList(arrays.size());
    for (NDArray array : arrays) {
      Shape rows = new Shape(-1).addAll(array.getShape().slice(2));
      picked.add(array.reshape(rows).get(new NDIndex("{}", steps)));
    }
    return picked;
  }

  /** Whether an array still has the mask's samples and steps as its first two axes. */
  static boolean fits(NDArray mask, NDArray array) {
    Shape shape = array.getShape();
    return shape.dimension() >= 3 && shape.slice(0, 2).equals(mask.getShape());
  }
}
