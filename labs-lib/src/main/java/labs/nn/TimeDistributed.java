package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The same block, with the same weights, at every step: Keras's {@code TimeDistributed}.
 *
 * <p>Input: (batch, time, ...). Output: (batch, time, ...), what the block makes of each step. A
 * mask goes by unchanged.
 *
 * <pre>{@code
 * new TimeDistributed(new Dense(12, x -> x.softmax(-1)))
 * }</pre>
 */
public final class TimeDistributed extends Layer implements UsesMask {
  private final Block block;

  /**
   * A block for each step.
   *
   * @param block what is done to one step's (batch, ...), ours or a plain DJL block, with one input
   *     and one output
   */
  public TimeDistributed(Block block) {
    this.block = addChildBlock(block.getClass().getSimpleName(), block);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    block.initialize(manager, type, flat(inputs[0]));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape y = block.getOutputShapes(new Shape[] {flat(inputs[0])})[0];
    return new Shape[] {inputs[0].slice(0, 2).addAll(y.slice(1))};
  }

  /** Every step of every sequence as a sample: (batch · time, ...). */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = onlyInput(Mask.without(inputs));
    Shape shape = x.getShape();
    Masked samples = new Masked(new NDList(x.reshape(flat(shape))), null);
    NDArray y = samples.through(block, store, training, params).arrays().head();
    NDArray steps = y.reshape(shape.slice(0, 2).addAll(y.getShape().slice(1)));
    return Mask.append(new NDList(steps), Mask.of(inputs));
  }

  private static Shape flat(Shape shape) {
    if (shape.dimension() < 3) {
      throw new IllegalArgumentException(
          "TimeDistributed expected an input of shape (batch, time, ...), received " + shape);
    }
    return new Shape(shape.get(0) * shape.get(1)).addAll(shape.slice(2));
  }
}
