package labs.device;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers for formulas over arrays. Of a plain number, as in {@code x.add(1)}, DJL makes an array
 * on the memory of a Java buffer: on a tape it may be gone before backward, and a GPU waits for its
 * copy at each of them.
 */
public final class Scalars {
  private static final NDManager MAIN_MEMORY = NDManager.newBaseManager(Device.cpu());

  private Scalars() {}

  /** A scalar of float32 for a tape, which the engine makes where an array lives. */
  public static NDArray beside(NDArray array, double value) {
    return array.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
  }

  /**
   * A scalar of float32 for an operator off the tape, which reads it as it starts, on a GPU too. It
   * must be made in an NDScope, which closes it.
   */
  public static NDArray inMainMemory(double value) {
    return MAIN_MEMORY.create((float) value);
  }
}
