package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import labs.Golden;

/** Between Keras's layout and ours: kernels transposed, a GRU's gates z r h instead of r z n. */
final class KerasWeights {
  private KerasWeights() {}

  /** Writes a case's weights w0, w1, ... into a block's parameters. */
  static void load(Golden golden, Block block) {
    boolean gru = isGru(block);
    int i = 0;
    for (Parameter parameter : block.getParameters().values()) {
      NDArray keras = golden.weight(i++);
      NDArray ours = gru ? swap(keras) : keras;
      (asIs(parameter, keras) ? ours : fromKeras(ours)).copyTo(parameter.getArray());
    }
  }

  /** Compares the gradients of a block's parameters with g0, g1, ... */
  static void assertGradients(Golden golden, Block block) {
    boolean gru = isGru(block);
    int i = 0;
    for (Parameter parameter : block.getParameters().values()) {
      NDArray gradient = parameter.getArray().getGradient();
      NDArray keras = asIs(parameter, golden.weight(i)) ? gradient : toKeras(gradient);
      Golden.assertClose(gru ? swap(keras) : keras, golden.get("g" + i++));
    }
  }

  private static boolean asIs(Parameter parameter, NDArray keras) {
    return parameter.getType() == Parameter.Type.BIAS || keras.getName().endsWith("embeddings");
  }

  /** (height, width, channels, filters), or the axes the other way round. */
  private static NDArray toKeras(NDArray kernel) {
    boolean image = kernel.getShape().dimension() == 4;
    return image ? kernel.transpose(2, 3, 1, 0) : kernel.transpose();
  }

  private static NDArray fromKeras(NDArray kernel) {
    boolean image = kernel.getShape().dimension() == 4;
    return image ? kernel.transpose(3, 2, 0, 1) : kernel.transpose();
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
