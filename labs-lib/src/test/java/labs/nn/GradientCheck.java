package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.stream.Stream;

/** What every layer's gradients must hold. */
final class GradientCheck {
  private static final float STEP = 1e-2f;

  private GradientCheck() {}

  /**
   * Compares the gradients by input and parameters with central differences. The values must be
   * well apart where the block takes a maximum.
   */
  static void finiteDifferences(NDManager manager, Block block, NDArray values) {
    NDArray x = values.duplicate();
    block.initialize(manager, x.getDataType(), x.getShape());
    x.setRequiresGradient(true);
    NDArray factors = manager.randomNormal(run(manager, block, x).getShape());
    List<NDArray> arrays =
        Stream.concat(
                Stream.of(x), block.getParameters().values().stream().map(Parameter::getArray))
            .toList();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(run(manager, block, x).mul(factors).sum());
    }
    for (NDArray array : arrays) {
      float[] gradient = array.getGradient().toFloatArray();
      float[] numbers = array.toFloatArray();
      array.setRequiresGradient(false);
      for (int i = 0; i < numbers.length; i++) {
        float value = numbers[i];
        double[] around = new double[2];
        for (int side = 0; side < 2; side++) {
          numbers[i] = value + (side == 0 ? -STEP : STEP);
          array.set(numbers);
          around[side] = sum(run(manager, block, x).mul(factors));
        }
        numbers[i] = value;
        array.set(numbers);
        assertThat((double) gradient[i])
            .as("element %d of %s", i, array.getShape())
            .isCloseTo((around[1] - around[0]) / (2 * STEP), within(5e-3));
      }
    }
  }

  private static double sum(NDArray array) {
    double sum = 0;
    for (float value : array.toFloatArray()) {
      sum += value;
    }
    return sum;
  }

  private static NDArray run(NDManager manager, Block block, NDArray x) {
    NDArray y = block.forward(new ParameterStore(manager, false), new NDList(x), true).head();
    assertThat(block.getOutputShapes(new Shape[] {x.getShape()})).containsExactly(y.getShape());
    return y;
  }
}
