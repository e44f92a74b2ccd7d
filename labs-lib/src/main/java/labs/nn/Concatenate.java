package labs.nn;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;

/**
 * Several arrays side by side, Keras's {@code Concatenate} along the last axis.
 *
 * <p>Inputs: two or more of shape (batch, ..., features), which may differ in the last axis alone.
 * Output: (batch, ..., sum of the features).
 */
public final class Concatenate extends Layer {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape first = inputs[0];
    int last = first.dimension() - 1;
    long features = 0;
    for (Shape input : inputs) {
      if (input.dimension() != last + 1 || !input.slice(0, last).equals(first.slice(0, last))) {
        throw new IllegalArgumentException(
            "Concatenate expected shapes that differ in the last axis alone, received "
                + Arrays.toString(inputs));
      }
      features += input.get(last);
    }
    return new Shape[] {first.slice(0, last).add(features)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    inputs.forEach(input -> onlyInput(new NDList(input)));
    getOutputShapes(inputs.getShapes());
    return new NDList(NDArrays.concat(inputs, -1));
  }
}
