package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The greatest value of each window of steps, Keras's {@code MaxPooling1D}; the windows lie side by
 * side, and steps left over at the end are dropped.
 *
 * <p>Input: (batch, time, features), float32. Output: (batch, time / size, features). A mask ends
 * here, since the steps change.
 */
public final class MaxPooling1D extends Layer {
  private final int size;

  /**
   * Pooling over time.
   *
   * @param size how many steps a window holds, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public MaxPooling1D(int size) {
    this.size = atLeastOne("size", size);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = withRank(inputs[0], "(batch, time, features)");
    // a length that varies counts as 1 when DJL asks: the shape then stays possible
    return new Shape[] {new Shape(input.get(0), Math.max(1, input.get(1) / size), input.get(2))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = onlyInput(inputs);
    if (withRank(x.getShape(), "(batch, time, features)").get(1) < size) {
      throw new IllegalArgumentException(
          "MaxPooling1D expected at least " + size + " steps, received " + x.getShape());
    }
    Shape window = new Shape(1, size);
    NDArray image = x.expandDims(1).transpose(0, 3, 1, 2); // (batch, features, 1, time)
    NDArray y = Pool.maxPool2d(image, window, window, new Shape(0, 0), false);
    return new NDList(y.transpose(0, 2, 3, 1).squeeze(1));
  }
}
