package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The mean of each channel over all pixels, Keras's {@code GlobalAveragePooling2D}.
 *
 * <p>Input: (batch, height, width, channels). Output: (batch, channels).
 */
public final class GlobalAveragePooling2D extends Layer {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, height, width, channels)");
    return new Shape[] {new Shape(input.get(0), input.get(input.dimension() - 1))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(inputs, "(batch, height, width, channels)");
    Shape shape = x.getShape();
    return new NDList(x.reshape(shape.get(0), -1, shape.get(3)).mean(new int[] {1}));
  }
}
