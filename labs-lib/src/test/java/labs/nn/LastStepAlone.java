package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Leaves three steps as they are, and makes a mask by which only the last is real. */
final class LastStepAlone extends AbstractBlock implements UsesMask {

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return inputs;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.head();
    NDArray mask = x.getManager().create(new boolean[] {false, false, true}, new Shape(1, 3));
    mask.setName(Mask.NAME);
    return new NDList(x, mask);
  }
}
