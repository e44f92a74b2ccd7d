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
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.List;

/**
 * A block's gradients against central differences of its output: in float64, or in float32, more
 * roughly, for a layer without weights, which calculates in that.
 */
final class FiniteDifferences {

  private FiniteDifferences() {}

  /** Checks the gradient by every weight, and by the first input if its numbers are floats. */
  static void check(NDManager manager, Block block, NDArray... inputs) {
    boolean rough = inputs[0].getDataType() == DataType.FLOAT32;
    double step = rough ? 1e-2 : 1e-5;
    NDList data = new NDList(inputs);
    DataType type = rough ? DataType.FLOAT32 : DataType.FLOAT64;
    block.initialize(manager, type, Mask.without(data).getShapes());
    NDList leaves = new NDList();
    for (Pair<String, Parameter> pair : block.getParameters()) {
      leaves.add(pair.getValue().getArray());
    }
    if (inputs[0].getDataType().isFloating()) {
      inputs[0].setRequiresGradient(true);
      leaves.add(inputs[0]);
    }
    List<double[]> plain = plain(manager, block, data, leaves);
    List<double[]> cut = cut(manager, block, data, leaves);
    for (int n = 0; n < leaves.size(); n++) {
      NDArray leaf = leaves.get(n);
      double[] values = numbers(leaf);
      leaf.setRequiresGradient(false);
      for (int i = 0; i < values.length; i++) {
        double difference =
            shifted(manager, block, data, leaf, values, i, step)
                - shifted(manager, block, data, leaf, values, i, -step);
        for (double gradient : new double[] {plain.get(n)[i], cut.get(n)[i]}) {
          assertThat(gradient)
              .as("%s %s, element %d", leaf.getName(), leaf.getShape(), i)
              .isCloseTo(difference / (2 * step), within(rough ? 5e-3 : 1e-7));
        }
      }
    }
  }

  /** As DJL records them. */
  private static List<double[]> plain(NDManager manager, Block block, NDList data, NDList leaves) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(value(manager, block, data));
    }
    return taken(leaves);
  }

  /** As this library's tape and fit record them. */
  private static List<double[]> cut(NDManager manager, Block block, NDList data, NDList leaves) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      graph.backward(tape, value(manager, block, data));
    }
    return taken(leaves);
  }

  private static List<double[]> taken(NDList leaves) {
    return leaves.stream()
        .map(
            leaf -> {
              double[] gradient = numbers(leaf.getGradient());
              JniUtils.zeroGrad((PtNDArray) leaf);
              return gradient;
            })
        .toList();
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
    write(manager, moved, leaf);
    double value = numbers(value(manager, block, data))[0];
    write(manager, values, leaf);
    return value;
  }

  private static void write(NDManager manager, double[] values, NDArray leaf) {
    manager.create(values, leaf.getShape()).toType(leaf.getDataType(), false).copyTo(leaf);
  }

  private static double[] numbers(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  /** The output's elements, each with a weight of its own. */
  private static NDArray value(NDManager manager, Block block, NDList data) {
    NDArray y = block.forward(new ParameterStore(manager, false), data, true).head();
    assertThat(block.getOutputShapes(Mask.without(data).getShapes())[0]).isEqualTo(y.getShape());
    NDArray weights =
        manager.arange(1, y.size() + 1, 1, y.getDataType()).sin().reshape(y.getShape());
    return y.mul(weights).sum();
  }
}
