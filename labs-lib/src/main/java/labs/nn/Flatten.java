package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * All numbers of a sample in a row, Keras's {@code Flatten}.
 *
 * <p>Input: (batch, ...). Output: (batch, product of the rest).
 */
public final class Flatten extends Layer {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {flat(inputs[0])};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = onlyInput(inputs);
    return new NDList(x.reshape(flat(x.getShape())));
  }

  private Shape flat(Shape input) {
    return new Shape(require(input, "(batch, ...)").get(0), input.slice(1).size());
  }
}
