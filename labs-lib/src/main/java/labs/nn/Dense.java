package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;

/**
 * A fully connected layer, Keras's {@code Dense}: {@code activation(x · weightᵀ + bias)}.
 *
 * <p>Input: (batch, ..., features). Output: (batch, ..., units). Parameters: {@code weight} (units,
 * features), drawn by Glorot's rule, and {@code bias} (units), zero at first.
 *
 * <pre>{@code
 * new Dense(16, Activation::relu)
 * }</pre>
 */
public final class Dense extends Layer implements Regularized {
  private final int units;
  private final UnaryOperator<NDArray> activation;
  private final Parameter weight = addWeight("weight");
  private final Parameter bias = addBias("bias");
  private float l2;

  /**
   * A layer without an activation: its output is linear in its input.
   *
   * @param units how many numbers each sample leaves with, at least 1
   */
  public Dense(int units) {
    this(units, UnaryOperator.identity());
  }

  /**
   * A layer whose output passes through an activation, such as DJL's {@code Activation::relu}.
   *
   * @param units how many numbers each sample leaves with, at least 1
   * @param activation what is done to each output array of shape (batch, ..., units)
   * @throws IllegalArgumentException if units is less than 1
   */
  public Dense(int units, UnaryOperator<NDArray> activation) {
    this.units = atLeastOne("units", units);
    this.activation = activation;
  }

  /**
   * Adds {@code factor} times the sum of the squared weights to the loss (Keras's {@code
   * kernel_regularizer=l2(factor)}).
   *
   * @param factor how much large weights cost, 0 or more; 0.001 is a usual value
   * @return this layer
   */
  public Dense l2(double factor) {
    if (!(factor >= 0)) {
      throw new IllegalArgumentException("l2 expected a factor of 0 or more, received " + factor);
    }
    l2 = (float) factor;
    return this;
  }

  int units() {
    return units;
  }

  UnaryOperator<NDArray> activation() {
    return activation;
  }

  @Override
  public NDArray penalty() {
    return l2 == 0 ? null : weight.getArray().square().sum().mul(l2);
  }

  @Override
  protected void prepare(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, ..., features)");
    weight.setShape(new Shape(units, input.get(input.dimension() - 1)));
    bias.setShape(new Shape(units));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = inputs[0];
    return new Shape[] {input.slice(0, input.dimension() - 1).add(units)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = input(inputs, "(batch, ..., %d)", weight);
    NDArray w = store.getValue(weight, x.getDevice(), training);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    NDArray y = linear(x, w, b);
    return new NDList(LastActivation.unlessLeftOut(activation, params).apply(y));
  }

  private NDArray linear(NDArray x, NDArray w, NDArray b) {
    MultiHotArray.Ones ones = x instanceof MultiHotArray bags ? bags.ones() : null;
    return ones != null && MultiHotProduct.fits(weight, w)
        ? MultiHotProduct.of(ones, w, x.getManager()).add(b)
        : Linear.linear(x, w, b).head();
  }
}
