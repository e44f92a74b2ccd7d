package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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

  /** Whether an array still has the mask's samples and steps as its first two axes. */
  static boolean fits(NDArray mask, NDArray array) {
    Shape shape = array.getShape();
    return shape.dimension() >= 3 && shape.slice(0, 2).equals(mask.getShape());
  }
}
