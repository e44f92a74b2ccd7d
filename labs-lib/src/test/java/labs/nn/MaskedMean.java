package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** The mean over the real steps: the smallest block that uses a mask. */
public final class MaskedMean extends AbstractBlock implements UsesMask {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), inputs[0].get(2))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray mask = Mask.of(inputs);
    NDArray x = inputs.head();
    if (mask == null) {
      return new NDList(x.mean(new int[] {1}));
    }
    NDArray real = mask.toType(DataType.FLOAT32, false).expandDims(2);
    return new NDList(x.mul(real).sum(new int[] {1}).div(real.sum(new int[] {1})));
  }
}
