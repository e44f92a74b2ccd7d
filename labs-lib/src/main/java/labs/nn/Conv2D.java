package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;

/**
 * A convolution over images, Keras's {@code Conv2D} with square windows and ends that are not
 * padded.
 *
 * <p>Input: (batch, height, width, channels). Output: (batch, height - size + 1, width - size + 1,
 * filters). Parameters: {@code weight} (filters, channels, size, size), drawn by Glorot's rule, and
 * {@code bias} (filters), zero at first.
 */
public final class Conv2D extends Convolution {
  private final int size;

  /** A convolution without an activation. */
  public Conv2D(int filters, int size) {
    this(filters, size, UnaryOperator.identity());
  }

  /**
   * A convolution whose output passes through an activation.
   *
   * @param filters how many numbers each pixel leaves with, at least 1
   * @param size how many pixels a window is high and wide, at least 1
   * @param activation what is done to each output array
   * @throws IllegalArgumentException if filters or size is less than 1
   */
  public Conv2D(int filters, int size, UnaryOperator<NDArray> activation) {
    super(filters, activation);
    this.size = atLeastOne("size", size);
  }

  @Override
  protected void prepare(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, height, width, channels)");
    requireRoom(input, size, true);
    setShapes(input, size, size);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = inputs[0];
    long height = Math.max(1, input.get(1) - size + 1);
    long width = Math.max(1, input.get(2) - size + 1);
    return new Shape[] {new Shape(input.get(0), height, width, filters)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(inputs, "(batch, height, width, %d)", weight);
    requireRoom(x.getShape(), size, false);
    NDArray w = store.getValue(weight, x.getDevice(), training);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    // libtorch sees channels first, but finds them last in memory, where its convolution is fast
    NDArray y =
        Conv2d.conv2d(
                x.transpose(0, 3, 1, 2), w, b, new Shape(1, 1), new Shape(0, 0), new Shape(1, 1))
            .head()
            .transpose(0, 2, 3, 1);
    return new NDList(LastActivation.unlessLeftOut(activation, params).apply(y));
  }
}
