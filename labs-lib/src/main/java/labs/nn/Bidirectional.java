package labs.nn;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Two recurrent layers side by side, Keras's {@code Bidirectional}: one reads the steps in their
 * order, the other backward, and their outputs are concatenated, forward first.
 *
 * <p>Input: as the layer's, with or without a mask. Output: (batch, 2 · units), both last outputs;
 * or with sequences (batch, time, 2 · units), where each step holds what each direction knew there.
 *
 * <pre>{@code
 * new Bidirectional(new LSTM(64).returnSequences())
 * }</pre>
 */
public final class Bidirectional extends Layer implements UsesMask {
  private final Recurrent forward;
  private final Recurrent backward;

  /**
   * Both directions of a layer.
   *
   * @param layer reads forward; another of its kind and size, with its own weights, backward
   */
  public Bidirectional(Recurrent layer) {
    forward = addChildBlock("forward", layer);
    backward = addChildBlock("backward", layer.another());
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    forward.initialize(manager, type, inputs);
    backward.initialize(manager, type, inputs);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape one = forward.getOutputShapes(inputs)[0];
    int axes = one.dimension();
    return new Shape[] {one.slice(0, axes - 1).add(2 * one.get(axes - 1))};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDList mask = inputs.subNDList(1);
    NDList both =
        Branches.of(
            inputs.head(),
            x -> forward.read(store, new NDList(x).addAll(mask), false, training),
            x -> backward.read(store, new NDList(x).addAll(mask), true, training));
    return Mask.append(
        new NDList(NDArrays.concat(both, -1)), forward.returnsSequences() ? Mask.of(inputs) : null);
  }
}
