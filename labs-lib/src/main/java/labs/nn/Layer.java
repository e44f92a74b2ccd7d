package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/**
 * What our layers share: parameters with Keras's initial values and errors that say what came.
 *
 * <p>Public so that {@code List.of(new LSTM(8), new Dense(1))} compiles: its type names what the
 * elements share.
 */
public abstract class Layer extends AbstractBlock {

  /**
   * Keras's {@code glorot_uniform}: uniform in plus or minus sqrt(6 / (in + out)) (Glorot and
   * Bengio, 2010). DJL divides its magnitude by the mean of in and out, hence the 3.
   */
  static final Initializer GLOROT_UNIFORM =
      new XavierInitializer(
          XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);

  Layer() {}

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

  /** A size that the constructor was given, if it is one. */
  final int atLeastOne(String what, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "%s expected %s of at least 1, received %d"
              .formatted(getClass().getSimpleName(), what, size));
    }
    return size;
  }

  /** The shape, if it has as many axes as the text that names them, such as "(batch, time)". */
  final Shape withRank(Shape shape, String axes) {
    if (shape.dimension() != axes.split(",").length) {
      throw new IllegalArgumentException(
          "%s expected an input of shape %s, received %s"
              .formatted(getClass().getSimpleName(), axes, shape));
    }
    return shape;
  }

  /** The array, if it has these axes and so many numbers in the last, which stands as %d. */
  final NDArray withLast(NDArray x, String axes, long last) {
    String expected = axes.formatted(last);
    Shape shape = withRank(x.getShape(), expected);
    if (shape.get(shape.dimension() - 1) != last) {
      throw new IllegalArgumentException(
          "%s expected an input of shape %s, received %s"
              .formatted(getClass().getSimpleName(), expected, shape));
    }
    return x;
  }

  private static String shapes(NDList arrays) {
    return arrays.stream().map(array -> array.getShape().toString()).toList().toString();
  }
}
