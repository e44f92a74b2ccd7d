package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The greatest value of each window of pixels, Keras's {@code MaxPooling2D}; the windows lie side
 * by side, and pixels left over at the right and at the bottom are dropped.
 *
 * <p>Input: (batch, height, width, channels). Output: (batch, height / size, width / size,
 * channels).
 */
public final class MaxPooling2D extends Layer {
  private final int size;

  /**
   * Pooling with square windows.
   *
   * @param size how many pixels a window is high and wide, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public MaxPooling2D(int size) {
    this.size = atLeastOne("size", size);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, height, width, channels)");
    requireRoom(input, size, true);
    long height = Math.max(1, input.get(1) / size);
    long width = Math.max(1, input.get(2) / size);
    return new Shape[] {new Shape(input.get(0), height, width, input.get(3))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(inputs, "(batch, height, width, channels)");
    requireRoom(x.getShape(), size, false);
    Shape window = new Shape(size, size);
    NDArray y = Pool.maxPool2d(x.transpose(0, 3, 1, 2), window, window, new Shape(0, 0), false);
    return new NDList(y.transpose(0, 2, 3, 1));
  }
}
