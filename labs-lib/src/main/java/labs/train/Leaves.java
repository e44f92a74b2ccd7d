package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import java.util.Map;
import labs.nn.CutGraph;

/**
 * Hands a network's blocks their weights. While a training step is open it hands out leaves of that
 * step: the same numbers, under a gradient of their own. Backward gives its result to a new leaf;
 * to a weight that has a gradient already it would have to add it, in two more passes over memory.
 */
final class Leaves extends ParameterStore {
  private final Map<NDArray, NDArray> leaves = new IdentityHashMap<>();
  private boolean open;

  Leaves(NDManager manager) {
    super(manager, false);
  }

  /** Begins a step. */
  void open() {
    open = true;
  }

  /** Branches of a network may ask at the same time. */
  @Override
  public synchronized NDArray getValue(Parameter parameter, Device device, boolean training) {
    NDArray weight = super.getValue(parameter, device, training);
    return open && weight != null && weight.hasGradient()
        ? leaves.computeIfAbsent(weight, Leaves::leaf)
        : weight;
  }

  private static NDArray leaf(NDArray weight) {
    NDArray leaf = CutGraph.leaf(weight);
    NDScope.unregister(leaf); // of a branch, which ends before the step
    return leaf;
  }

  /** Ends a step, whether it came to its gradients or not. */
  void close() {
    open = false;
    leaves.values().forEach(NDArray::close);
    leaves.clear();
  }

  /**
   * A weight's gradient in this step: that of its leaf, and what was not asked for here has left
   * beside the weight itself, which is taken away there.
   *
   * @return an array of the weight's shape, zeros if nothing depends on it; for the caller to close
   */
  NDArray gradient(NDArray weight) {
    NDArray leaf = leaves.get(weight);
    NDArray gradient = leaf == null ? null : JniUtils.getGradient((PtNDArray) leaf);
    NDArray direct = JniUtils.getGradient((PtNDArray) weight);
    if (direct == null) {
      return gradient == null ? weight.zerosLike() : gradient;
    }
    try (direct) {
      NDArray sum = gradient == null ? direct.duplicate() : gradient.addi(direct);
      JniUtils.zeroGrad((PtNDArray) weight);
      return sum;
    }
  }
}
