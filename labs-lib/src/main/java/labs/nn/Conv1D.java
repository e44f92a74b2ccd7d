package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;

/**
 * A convolution over time, Keras's {@code Conv1D}: each step of the output is {@code
 * activation(window · weight + bias)}, where the window holds a few neighbouring steps.
 *
 * <p>Input: (batch, time, features), float32. Output: (batch, time, filters), or time - width + 1
 * steps where the ends are not padded. Parameters: {@code weight} (filters, features, width), drawn
 * by Glorot's rule, and {@code bias} (filters), zero at first.
 */
public final class Conv1D extends Layer {
  private final int filters;
  private final int width;
  private final UnaryOperator<NDArray> activation;
  private final Parameter weight = addWeight("weight");
  private final Parameter bias = addBias("bias");
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
    this.filters = atLeastOne("filters", filters);
    this.width = atLeastOne("width", width);
    this.activation = activation;
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
    long features = withRank(inputs[0], "(batch, time, features)").get(2);
    weight.setShape(new Shape(filters, features, width));
    bias.setShape(new Shape(filters));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long time = inputs[0].get(1);
    // a length that varies counts as 1 when DJL asks: the shape then stays possible
    long steps = same ? time : Math.max(1, time - width + 1);
    return new Shape[] {new Shape(inputs[0].get(0), steps, filters)};
  }

  /** As a 2-D convolution of images one pixel high: libtorch is faster at those. */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = withLast(onlyInput(inputs), "(batch, time, %d)", weight.getShape().get(1));
    if (!same && x.getShape().get(1) < width) {
      throw new IllegalArgumentException(
          "Conv1D expected at least " + width + " steps, received " + x.getShape());
    }
    NDArray w = store.getValue(weight, x.getDevice(), training).expandDims(2);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    NDArray image = x.expandDims(1).transpose(0, 3, 1, 2); // (batch, features, 1, time)
    int padding = same ? width / 2 : 0;
    NDArray y =
        Conv2d.conv2d(image, w, b, new Shape(1, 1), new Shape(0, padding), new Shape(1, 1)).head();
    y = y.transpose(0, 2, 3, 1).squeeze(1); // (batch, time, filters)
    if (same && width % 2 == 0) {
      y = y.get(":, 1:");
    }
    return new NDList(activation.apply(y));
  }
}
