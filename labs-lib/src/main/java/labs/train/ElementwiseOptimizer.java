package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import java.util.Locale;

/**
 * What our optimizers share: each is a formula for one number of a weight, written twice, for plain
 * Java (in main memory) and for DJL's operators (elsewhere).
 */
abstract class ElementwiseOptimizer extends Optimizer {
  final float learningRate;
  private final Slots slots;

  /** An optimizer that keeps an array of each of these names beside every weight. */
  ElementwiseOptimizer(double learningRate, String... slots) {
    super(new Options());
    if (!(learningRate > 0 && learningRate <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s expected a learning rate above 0 that is finite, received %s"
              .formatted(getClass().getSimpleName(), learningRate));
    }
    this.learningRate = (float) learningRate;
    this.slots = new Slots(slots);
  }

  /** The formula for the first n numbers of arrays; update counts from 1. */
  abstract void step(float[] weight, float[] gradient, float[][] slots, int n, int update);

  /** The same formula with operators, in place; it may spoil the gradient. */
  abstract void step(NDArray weight, NDArray gradient, NDArray[] slots, int update);

  /** What is kept beside the weights. */
  Slots slots() {
    return slots;
  }

  /** Moves a weight one step against its gradient, and sets the gradient to zero. */
  @Override
  public void update(String parameterId, NDArray weight, NDArray gradient) {
    requireFitting(weight, gradient);
    Slots.Slot slot = slots.of(weight);
    int update = ++slot.updates;
    if (slot.inPlace && gradient.getDataType() == weight.getDataType()) {
      FusedPass.over(
          weight, gradient, slot.arrays, (w, g, arrays, n) -> step(w, g, arrays, n, update));
    } else {
      withOperators(slot, gradient, update);
    }
  }

  private void requireFitting(NDArray weight, NDArray gradient) {
    String name = getClass().getSimpleName();
    if (weight.isReleased() || gradient.isReleased()) {
      throw new IllegalStateException(
          name + " received a weight or a gradient that is closed: update before closing them");
    }
    if (!weight.getShape().equals(gradient.getShape()) || !weight.getDataType().isFloating()) {
      throw new IllegalArgumentException(
          "%s expected a float weight and a gradient of its shape, received %s of shape %s and %s"
              .formatted(
                  name,
                  weight.getDataType().name().toLowerCase(Locale.ROOT),
                  weight.getShape(),
                  gradient.getShape()));
    }
  }

  void withOperators(Slots.Slot slot, NDArray gradient, int update) {
    try (NoGradient off = new NoGradient();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      step(slot.weight, gradient, slot.arrays, update);
      gradient.subi(gradient);
    }
  }

  /** DJL wants a builder; there is nothing to choose in it. */
  private static final class Options extends OptimizerBuilder<Options> {
    @Override
    protected Options self() {
      return this;
    }
  }
}
