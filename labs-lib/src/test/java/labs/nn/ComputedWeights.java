package labs.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.function.UnaryOperator;

/** A store that hands out what is made of its weights. */
final class ComputedWeights extends ParameterStore {
  private final UnaryOperator<NDArray> formula;

  ComputedWeights(NDManager manager, UnaryOperator<NDArray> formula) {
    super(manager, false);
    this.formula = formula;
  }

  @Override
  public NDArray getValue(Parameter parameter, Device device, boolean training) {
    return formula.apply(super.getValue(parameter, device, training));
  }
}
