package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/** What our layers share: parameters with Keras's initial values and errors that say what came. */
abstract class Layer extends AbstractBlock {

  /**
   * Keras's {@code glorot_uniform}: uniform in plus or minus sqrt(6 / (in + out)) (Glorot and
   * Bengio, 2010). DJL divides its magnitude by the mean of in and out, hence the 3.
   */
  static final Initializer GLOROT_UNIFORM =
      new XavierInitializer(
          XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);

  /** Adds a weight whose initial values are drawn by Glorot's rule. */
  final Parameter addWeight(String name) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optInitializer(GLOROT_UNIFORM)
            .build());
  }

  /** Adds a bias that starts at zero. */
  final Parameter addBias(String name) {
    return addParameter(Parameter.builder().setName(name).setType(Parameter.Type.BIAS).build());
  }

  /** The only input, or an error that says how many came. */
  final NDArray onlyInput(NDList inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s expected one input array, received %d: %s"
              .formatted(getClass().getSimpleName(), inputs.size(), shapes(inputs)));
    }
    return inputs.head();
  }

  private static String shapes(NDList arrays) {
    return arrays.stream().map(array -> array.getShape().toString()).toList().toString();
  }
}
