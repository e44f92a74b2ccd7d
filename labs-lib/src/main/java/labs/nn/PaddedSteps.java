package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;

/**
 * A way through a padded batch: the real steps of each sequence first, in their order or backward,
 * then its padding.
 *
 * <p>A loop that starts at the front has then read all real steps, and nothing else, when it is at
 * a sequence's length. The padding must not come first: a layer's biases move its state over it.
 */
final class PaddedSteps {
  private final NDArray order;
  private final NDArray length;

  /** 0 where a sequence is padding alone, else 1. */
  private final NDArray some;

  /**
   * The way for a mask.
   *
   * @param mask boolean (batch, time), true at real steps
   */
  PaddedSteps(NDArray mask, boolean backward) {
    NDManager manager = mask.getManager();
    int time = (int) mask.getShape().get(1);
    NDArray t =
        backward
            ? manager.arange(time - 1, -1, -1, DataType.INT32, mask.getDevice())
            : manager.arange(0, time, 1, DataType.INT32, mask.getDevice());
    // All keys differ, so that the order is the same whatever the sort does with equal ones.
    NDArray behind = manager.full(new Shape(), time, DataType.INT32);
    order = mask.logicalNot().toType(DataType.INT32, false).mul(behind).add(t).argSort(1);
    length = mask.toType(DataType.INT64, false).sum(new int[] {1}, true);
    some = length.sign();
  }

  /** (batch, time, features) with the real steps at the front. */
  NDArray realFirst(NDArray x) {
    return pick(x, order);
  }

  /**
   * What {@link #realFirst} moved, back where it was; padding shows the last real step, as in
   * Keras.
   */
  NDArray back(NDArray y) {
    return pick(y, order.argSort(1).minimum(lastReal()));
  }

  /**
   * Which windows over the real steps hold real steps alone.
   *
   * @param count how many windows there are
   * @param width steps a window holds
   * @param stride steps from one window's first to the next one's
   * @return a mask (batch, count)
   */
  NDArray windows(long count, int width, int stride) {
    NDArray ends =
        length
            .getManager()
            .arange(
                width, width + (int) count * stride, stride, DataType.INT64, length.getDevice());
    NDArray mask = ends.lte(length);
    mask.setName(Mask.NAME);
    return mask;
  }

  /** Of an array with the real steps first, the last real one (batch, units); zeros if none is. */
  NDArray last(NDArray y) {
    return pick(y, lastReal()).squeeze(1).mul(some.toType(y.getDataType(), false));
  }

  /** Where each sequence's last real step is when they are at the front; 0 if none is. */
  private NDArray lastReal() {
    return length.sub(some);
  }

  /** Whole steps by their index in each sequence: rows of one long table, as an embedding's. */
  private static NDArray pick(NDArray x, NDArray index) {
    long batch = x.getShape().get(0);
    long time = x.getShape().get(1);
    NDArray firsts =
        index
            .getManager()
            .arange(0, (int) (batch * time), (int) time, DataType.INT64, index.getDevice());
    NDArray rows = index.add(firsts.reshape(batch, 1));
    NDArray table = x.reshape(new Shape(batch * time, x.getShape().get(2)));
    NDList picked = x.getNDArrayInternal().embedding(rows, table, SparseFormat.DENSE);
    return picked.head();
  }
}
