package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;

/** A block's gradients against central differences of its output, in float64. */
final class FiniteDifferences {
  private static final double STEP = 1e-5;

  private FiniteDifferences() {}

  /** Checks the gradient by every weight, and by the first input if that is float64. */
  static void check(NDManager manager, Block block, NDArray... inputs) {
    NDList data = new NDList(inputs);
    block.initialize(manager, DataType.FLOAT64, Mask.without(data).getShapes());
    NDList leaves = new NDList();
    for (Pair<String, Parameter> pair : block.getParameters()) {
      leaves.add(pair.getValue().getArray());
    }
    if (inputs[0].getDataType() == DataType.FLOAT64) {
      inputs[0].setRequiresGradient(true);
      leaves.add(inputs[0]);
    }
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(value(manager, block, data));
    }
    for (NDArray leaf : leaves) {
      double[] gradient = leaf.getGradient().toDoubleArray();
      double[] values = leaf.toDoubleArray();
      leaf.setRequiresGradient(false);
      for (int i = 0; i < values.length; i++) {
        double difference =
            shifted(manager, block, data, leaf, values, i, STEP)
                - shifted(manager, block, data, leaf, values, i, -STEP);
        assertThat(gradient[i])
            .as("%s %s, element %d", leaf.getName(), leaf.getShape(), i)
            .isCloseTo(difference / (2 * STEP), within(1e-7));
      }
    }
  }

  private static double shifted(
      NDManager manager,
      Block block,
      NDList data,
      NDArray leaf,
      double[] values,
      int i,
      double by) {
    double[] moved = values.clone();
    moved[i] += by;
    manager.create(moved, leaf.getShape()).copyTo(leaf);
    double value = value(manager, block, data).getDouble();
    manager.create(values, leaf.getShape()).copyTo(leaf);
    return value;
  }

  /** The output's elements, each with a weight of its own. */
  private static NDArray value(NDManager manager, Block block, NDList data) {
    NDArray y = block.forward(new ParameterStore(manager, false), data, true).head();
    NDArray weights =
        manager.arange(1, y.size() + 1, 1, DataType.FLOAT64).sin().reshape(y.getShape());
    return y.mul(weights).sum();
  }
}
