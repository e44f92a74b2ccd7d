package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The same vector at every step, Keras's {@code RepeatVector}: (batch, features) becomes (batch,
 * times, features).
 */
public final class RepeatVector extends Layer {
  private final int times;

  /**
   * Makes a sequence of equal steps.
   *
   * @param times how many steps, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public RepeatVector(int times) {
    this.times = atLeastOne("times", times);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, features)");
    return new Shape[] {new Shape(input.get(0), times, input.get(1))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = onlyInput(inputs);
    Shape output = getOutputShapes(new Shape[] {x.getShape()})[0];
    return new NDList(x.expandDims(1).broadcast(output));
  }
}
