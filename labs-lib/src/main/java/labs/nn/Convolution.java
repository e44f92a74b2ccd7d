package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * What {@link Conv1D} and {@link Conv2D} share: a window of weights for each filter, and an
 * activation.
 *
 * <p>Where max pooling follows in a {@link Sequential}, a relu is done behind it: every number and
 * every gradient is the same to the bit, and fewer of them are left there, of 2 x 2 pixels one. A
 * step of lab 4 takes 0.9 of the time so.
 */
public abstract class Convolution extends Layer {
  final int filters;
  final UnaryOperator<NDArray> activation;
  final Parameter weight = addWeight("weight");
  final Parameter bias = addBias("bias");
  private boolean relu;

  Convolution(int filters, UnaryOperator<NDArray> activation) {
    this.filters = atLeastOne("filters", filters);
    this.activation = activation;
  }

  /**
   * Sets the weights' shapes, and finds out what the activation is.
   *
   * @param input (batch, ..., features)
   * @param window how many steps, or rows and columns, it has
   */
  final void setShapes(Shape input, long... window) {
    long features = input.get(input.dimension() - 1);
    weight.setShape(new Shape(filters, features).addAll(new Shape(window)));
    bias.setShape(new Shape(filters));
    relu = isRelu(activation, input.dimension());
  }

  /** Tried on numbers, since a function has no name. */
  private static boolean isRelu(UnaryOperator<NDArray> activation, int axes) {
    Shape shape = new Shape(LongStream.generate(() -> 3).limit(axes).toArray());
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.linspace(-9, 8, (int) shape.size()).reshape(shape);
      return activation.apply(x).contentEquals(x.maximum(0));
    } catch (RuntimeException e) { // it may want another shape, or device
      return false;
    }
  }

  /** Whether the activation may be done behind this block just as well. */
  final boolean activatesBehind(Block next) {
    return relu && (next instanceof MaxPooling1D || next instanceof MaxPooling2D);
  }
}
