package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;

/**
 * A convolution over time, Keras's {@code Conv1D}: each step of the output is {@code
 * activation(window · weight + bias)}, where the window holds a few neighbouring steps.
 *
 * <p>Input: (batch, time, features). Output: (batch, time, filters), or time - width + 1 steps
 * where the ends are not padded. Parameters: {@code weight} (filters, features, width), drawn by
 * Glorot's rule, and {@code bias} (filters), zero at first.
 *
 * <p>With a mask, padding is not read, wherever it stands: each text gives what it would give
 * alone, and the mask of the steps that come of real windows goes on. Keras ends the mask here,
 * with a warning, and reads the padding as if it were words; then the answer depends on the longest
 * text of a batch.
 */
public final class Conv1D extends Convolution implements UsesMask {
  private final int width;
  private boolean same;

  /** A convolution without an activation. */
  public Conv1D(int filters, int width) {
    this(filters, width, UnaryOperator.identity());
  }

  /**
   * A convolution whose output passes through an activation.
   *
   * @param filters how many numbers each step leaves with, at least 1
   * @param width how many steps a window holds, at least 1
   * @param activation what is done to each output array of shape (batch, time, filters)
   * @throws IllegalArgumentException if filters or width is less than 1
   */
  public Conv1D(int filters, int width, UnaryOperator<NDArray> activation) {
    super(filters, activation);
    this.width = atLeastOne("width", width);
  }

  /**
   * Pads the ends with zeros, so that as many steps go out as come in (Keras's {@code
   * padding='same'}); with an even width, the end gets one more than the start.
   *
   * @return this layer
   */
  public Conv1D same() {
    same = true;
    return this;
  }

  @Override
  protected void prepare(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, time, features)");
    if (input.get(1) > 1) { // a length that varies counts as 1 when DJL asks
      requireRoom(input);
    }
    setShapes(input, width);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long time = inputs[0].get(1);
    long steps = same ? time : Math.max(1, time - width + 1);
    return new Shape[] {new Shape(inputs[0].get(0), steps, filters)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(Mask.without(inputs), "(batch, time, %d)", weight);
    NDArray mask = mask(inputs);
    long time = requireRoom(x.getShape()).get(1);
    NDArray w = store.getValue(weight, x.getDevice(), training);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    UnaryOperator<NDArray> last = LastActivation.unlessLeftOut(activation, params);
    if (mask == null) {
      return new NDList(last.apply(convolve(x, w, b)));
    }
    PaddedSteps steps = new PaddedSteps(mask, false);
    NDArray real = steps.realFirst(x);
    if (!same) {
      return Mask.append(
          new NDList(last.apply(convolve(real, w, b))), steps.windows(time - width + 1, width, 1));
    }
    NDArray zeros = steps.windows(time, 1, 1).toType(x.getDataType(), false).expandDims(2);
    return Mask.append(new NDList(steps.back(last.apply(convolve(real.mul(zeros), w, b)))), mask);
  }

  private Shape requireRoom(Shape input) {
    if (!same && input.get(1) < width) {
      throw new IllegalArgumentException(
          "Conv1D expected at least %d steps, received %s: take a smaller width, or same()"
              .formatted(width, input));
    }
    return input;
  }

  /** As a 2-D convolution of images one pixel high: libtorch is faster at those. */
  private NDArray convolve(NDArray x, NDArray w, NDArray b) {
    NDArray image = x.expandDims(1).transpose(0, 3, 1, 2); // (batch, features, 1, time)
    Shape padding = new Shape(0, same ? width / 2 : 0);
    Shape one = new Shape(1, 1);
    NDArray kernel = w.expandDims(2);
    kernel.attach(x.getManager()); // what is made of a weight would live as long as the weight
    NDArray y = Conv2d.conv2d(image, kernel, b, one, padding, one).head();
    y = y.transpose(0, 2, 3, 1).squeeze(1); // (batch, time, filters)
    return same && width % 2 == 0 ? y.get(":, 1:") : y;
  }
}
