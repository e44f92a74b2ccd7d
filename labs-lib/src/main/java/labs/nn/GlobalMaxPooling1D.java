package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The greatest value of each feature over all steps, Keras's {@code GlobalMaxPooling1D}; like
 * Keras's, it does not look at masks.
 *
 * <p>Input: (batch, time, features), float32. Output: (batch, features).
 */
public final class GlobalMaxPooling1D extends Layer {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = withRank(inputs[0], "(batch, time, features)");
    return new Shape[] {new Shape(input.get(0), input.get(input.dimension() - 1))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = onlyInput(inputs);
    withRank(x.getShape(), "(batch, time, features)");
    return new NDList(x.max(new int[] {1}));
  }
}
