package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import labs.Golden;

/** Between Keras's layout and ours: kernels transposed, a GRU's gates z r h instead of r z n. */
final class KerasWeights {
  private KerasWeights() {}

  /** Writes a case's weights w0, w1, ... into a block's parameters. */
  static void load(Golden golden, Block block, String... names) {
    boolean gru = isGru(block);
    int i = 0;
    for (Pair<String, Parameter> pair : block.getParameters()) {
      NDArray given = golden.get("w" + i + "_" + names[i % names.length]);
      NDArray ours = gru ? swap(given) : given;
      (isBias(pair) ? ours : ours.transpose()).copyTo(pair.getValue().getArray());
      i++;
    }
  }

  /** Compares the gradients of a block's parameters with g0, g1, ... */
  static void assertGradients(Golden golden, Block block) {
    boolean gru = isGru(block);
    int i = 0;
    for (Pair<String, Parameter> pair : block.getParameters()) {
      NDArray gradient = pair.getValue().getArray().getGradient();
      NDArray keras = isBias(pair) ? gradient : gradient.transpose();
      Golden.assertClose(gru ? swap(keras) : keras, golden.get("g" + i++));
    }
  }

  private static boolean isBias(Pair<String, Parameter> pair) {
    return pair.getValue().getType() == Parameter.Type.BIAS;
  }

  private static boolean isGru(Block block) {
    return block instanceof GRU
        || block.getChildren().values().stream().anyMatch(GRU.class::isInstance);
  }

  private static NDArray swap(NDArray array) {
    NDList gates = array.split(3, 1);
    return NDArrays.concat(new NDList(gates.get(1), gates.get(0), gates.get(2)), 1);
  }
}
