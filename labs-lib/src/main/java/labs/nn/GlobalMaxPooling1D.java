package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import labs.device.Scalars;

/**
 * The greatest value of each feature over all steps, Keras's {@code GlobalMaxPooling1D}.
 *
 * <p>Input: (batch, time, features). Output: (batch, features). With a mask, over the real steps
 * (in Keras over all): whatever the padding, the answer is the same. A text of padding alone gives
 * 0.
 */
public final class GlobalMaxPooling1D extends Layer implements UsesMask {
  /** Less than any value of a step; not infinite, since infinite times 0 is no number. */
  private static final float NEVER = -1e30f;

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, time, features)");
    return new Shape[] {new Shape(input.get(0), input.get(input.dimension() - 1))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(Mask.without(inputs), "(batch, time, features)");
    NDArray mask = mask(inputs);
    if (mask == null) {
      return new NDList(x.max(new int[] {1}));
    }
    NDArray padding = mask.logicalNot().toType(x.getDataType(), false).expandDims(2);
    NDArray y = x.add(padding.mul(Scalars.beside(x, NEVER))).max(new int[] {1});
    // NaN is not less: it goes on, and is told
    return new NDList(NDArrays.where(y.lt(Scalars.beside(y, NEVER / 2)), y.zerosLike(), y));
  }
}
