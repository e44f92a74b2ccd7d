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
 * <p>Input: (batch, time, features). Output: (batch, time / size, features). With a mask the
 * windows lie on the real steps, wherever padding stands, and the mask of what comes of them goes
 * on.
 */
public final class MaxPooling1D extends Layer implements UsesMask {
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
    Shape input = require(inputs[0], "(batch, time, features)");
    if (input.get(1) > 1) { // a length that varies counts as 1 when DJL asks
      requireRoom(input);
    }
    return new Shape[] {new Shape(input.get(0), Math.max(1, input.get(1) / size), input.get(2))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(Mask.without(inputs), "(batch, time, features)");
    NDArray mask = mask(inputs);
    long time = requireRoom(x.getShape()).get(1);
    if (mask == null) {
      return new NDList(pool(x));
    }
    PaddedSteps steps = new PaddedSteps(mask, false);
    return Mask.append(
        new NDList(pool(steps.realFirst(x))), steps.windows(time / size, size, size));
  }

  private Shape requireRoom(Shape input) {
    if (input.get(1) < size) {
      throw new IllegalArgumentException(
          "MaxPooling1D expected at least %d steps, received %s: take a smaller window"
              .formatted(size, input));
    }
    return input;
  }

  private NDArray pool(NDArray x) {
    Shape window = new Shape(1, size);
    NDArray image = x.expandDims(1).transpose(0, 3, 1, 2); // (batch, features, 1, time)
    NDArray y = Pool.maxPool2d(image, window, window, new Shape(0, 0), false);
    return y.transpose(0, 2, 3, 1).squeeze(1);
  }
}
