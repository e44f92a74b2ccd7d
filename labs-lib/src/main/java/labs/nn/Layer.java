package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.Arrays;

/**
 * What our layers share: parameters with Keras's initial values and errors that say what came.
 *
 * <p>DJL calls {@code initialize} once: it asks {@code prepare} for the shapes of a layer's own
 * parameters, draws them, and initializes its children. {@code getOutputShapes} may be asked
 * without it. A layer of layers, such as {@link Bidirectional}, adds children and hands its input
 * on. What {@code forwardInternal} makes of a weight must not stay with the weight's manager, or it
 * lives as long as the weight.
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

  private boolean weightsFollowInput;

  Layer() {}

  /** DJL leaves weights as they are that are there already, whether or not they fit. */
  @Override
  public void initialize(NDManager manager, DataType type, Shape... inputs) {
    Shape[] before = parameters.isEmpty() || !isInitialized() ? inputs : inputShapes;
    super.initialize(manager, type, inputs);
    if (weightsFollowInput && last(before) != last(inputs)) {
      throw new IllegalArgumentException(
          "%s has weights for inputs of shape %s, and was now given %s: use another layer there"
              .formatted(name(), before[0], inputs[0]));
    }
  }

  private static long last(Shape... inputs) {
    return inputs[0].get(inputs[0].dimension() - 1);
  }

  /** Adds a weight for the features of the input, whose first values are drawn by Glorot's rule. */
  final Parameter addWeight(String name) {
    weightsFollowInput = true;
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

  /**
   * The only input as numbers of a weight's type, or an error that says what came.
   *
   * <p>Java's double, int, byte and boolean arrays become float32 here, as in Keras: libtorch
   * multiplies numbers of one type only.
   *
   * @param axes as for {@link #require}; %d is what the weight takes, its second axis
   */
  final NDArray input(NDList inputs, String axes, Parameter weight) {
    if (!weight.isInitialized()) {
      throw new IllegalStateException(
          name() + " has no weights yet: make a Network of it, or call initialize");
    }
    NDArray x = onlyInput(inputs);
    requireOpen(weight.getArray(), "weights of a network");
    require(x.getShape(), axes.formatted(weight.getShape().get(1)));
    return x.toType(weight.getArray().getDataType(), false);
  }

  /**
   * The only input as numbers to calculate with, for a layer without weights of its own: as
   * float32.
   */
  final NDArray input(NDList inputs, String axes) {
    NDArray x = onlyInput(inputs);
    require(x.getShape(), axes);
    return x.toType(DataType.FLOAT32, false);
  }

  /** The mask behind an input, if it has its samples and steps; null if there is none. */
  final NDArray mask(NDList inputs) {
    NDArray mask = Mask.of(inputs);
    if (mask != null && !Mask.fits(mask, inputs.head())) {
      throw new IllegalArgumentException(
          "%s expected a mask of shape %s, received %s"
              .formatted(name(), inputs.head().getShape().slice(0, 2), mask.getShape()));
    }
    return mask;
  }

  /** The only input as it is, if it is open and holds something. */
  final NDArray onlyInput(NDList inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s expected one input array, received %d: %s"
              .formatted(name(), inputs.size(), Arrays.toString(inputs.getShapes())));
    }
    NDArray x = inputs.head();
    requireOpen(x, "an array");
    if (x.isEmpty()) {
      throw new IllegalArgumentException(
          "%s expected at least one number, received an empty array of shape %s"
              .formatted(name(), x.getShape()));
    }
    return x;
  }

  /**
   * The shape, if it fits its description.
   *
   * @param axes such as "(batch, time, 64)", where a number at the end is a size that the last axis
   *     must have, or "(batch, ..., 64)", where "..." stands for any number of axes
   */
  final Shape require(Shape shape, String axes) {
    String[] names = axes.substring(1, axes.length() - 1).split(", ");
    int given = shape.dimension();
    boolean fits = given == names.length;
    int last = names.length - 1;
    if (last > 0 && names[1].equals("...")) {
      fits = given >= last;
    }
    if (fits && Character.isDigit(names[last].charAt(0))) {
      fits = shape.get(given - 1) == Long.parseLong(names[last]);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "%s expected an input of shape %s, received %s".formatted(name(), axes, shape));
    }
    return shape;
  }

  /**
   * Throws where images are smaller than a window.
   *
   * @param images of shape (batch, height, width, channels)
   * @param asked whether DJL asks for shapes: a length that varies counts as 1 then
   */
  final void requireRoom(Shape images, int window, boolean asked) {
    for (int axis = 1; axis <= 2; axis++) {
      long length = images.get(axis);
      if (length < window && !(asked && length == 1)) {
        throw new IllegalArgumentException(
            "%s expected images of at least %d x %d, received %s"
                .formatted(name(), window, window, images));
      }
    }
  }

  private void requireOpen(NDArray array, String what) {
    if (array.isReleased()) {
      throw new IllegalStateException(
          "%s received %s that is closed: make it anew, or close it later".formatted(name(), what));
    }
  }

  /** Keras's word for this layer. */
  final String name() {
    return getClass().getSimpleName();
  }

  /** A size that the constructor was given, if it is one. */
  final int atLeastOne(String what, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "%s expected %s of at least 1, received %d".formatted(name(), what, size));
    }
    return size;
  }
}
