package labs.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Arrays on their way through a container, and the mask beside them (null if there is none). */
record Masked(NDList arrays, NDArray mask) {

  static Masked of(NDList arrays) {
    return new Masked(Mask.without(arrays), Mask.of(arrays));
  }

  /**
   * What a block makes of the arrays. The mask is handed to a block that uses masks, goes past one
   * that leaves the time axis as it is, and ends where the time axis ends.
   */
  Masked through(
      Block block, ParameterStore store, boolean training, PairList<String, Object> params) {
    if (block instanceof LambdaBlock && LastActivation.isLeftOut(params)) {
      return this;
    }
    NDList given = block instanceof UsesMask ? list() : arrays;
    Masked out;
    try {
      out = of(block.forward(store, given, training, params));
    } catch (EngineException e) {
      throw Refused.by(block, given, e);
    }
    if (out.mask == null && mask != null && Mask.fits(mask, out.arrays.head())) {
      return new Masked(out.arrays, mask);
    }
    return out;
  }

  /** The arrays, the mask at their end. */
  NDList list() {
    return Mask.append(arrays, mask);
  }
}
