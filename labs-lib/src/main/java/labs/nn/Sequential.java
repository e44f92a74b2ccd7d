package labs.nn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Blocks one after the other, as Keras's {@code Sequential}; unlike DJL's SequentialBlock it
 * carries masks.
 *
 * <p>A mask is handed to the blocks that use masks, goes past those that leave the time axis as it
 * is, and ends where the time axis ends.
 */
public final class Sequential extends AbstractBlock implements UsesMask {

  /**
   * A chain of blocks, ours or plain DJL ones.
   *
   * @param blocks the blocks in the order in which data meets them, at least one
   * @throws IllegalArgumentException if there is none, or one with weights stands there twice
   */
  public Sequential(Block... blocks) {
    if (blocks.length == 0) {
      throw new IllegalArgumentException("Sequential expected at least one block, received none");
    }
    Set<Block> learning = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Block block : blocks) {
      if (!block.getParameters().isEmpty() && !learning.add(block)) {
        throw new IllegalArgumentException(
            "Sequential expected each block once, received one %s twice: a Graph shares weights"
                .formatted(block.getClass().getSimpleName()));
      }
      addChildBlock(block.getClass().getSimpleName(), block);
    }
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape[] shapes = inputs;
    for (Block child : children.values()) {
      child.initialize(manager, type, shapes);
      shapes = child.getOutputShapes(shapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape[] shapes = inputs;
    for (Block child : children.values()) {
      shapes = child.getOutputShapes(shapes);
    }
    return shapes;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    Masked x = Masked.of(inputs);
    List<Block> blocks = children.values();
    int last = blocks.size() - 1;
    for (int i = 0; i <= last; i++) {
      Block block = blocks.get(i);
      if (i < last
          && block instanceof Convolution convolution
          && convolution.activatesBehind(blocks.get(i + 1))) {
        x = x.through(convolution, store, training, LastActivation.leftOut());
        x = x.through(blocks.get(++i), store, training, null);
        x = new Masked(new NDList(convolution.activation.apply(x.arrays().head())), x.mask());
      } else {
        x = x.through(block, store, training, i == last ? params : null);
      }
    }
    return x.list();
  }
}
