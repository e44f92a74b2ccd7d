package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * {@link SimpleRNN}'s loop: h' = tanh(a) with a = W x + b + U h, so that a's gradient is (1 - h'²)
 * by that of h'.
 */
final class SimpleRnnLoop extends TimeLoop {
  private NDList inputs;

  SimpleRnnLoop(NDList weights) {
    super(weights);
  }

  @Override
  void begin(NDArray x, long batch) {
    inputs = split(linear(x, weight, bias), batch, 0);
  }

  @Override
  NDArray forward(int step, NDArray before) {
    return linear(before, recurrentWeight, inputs.get(step)).tanh();
  }

  @Override
  Gradients backward(int step, NDArray gradient) {
    NDArray ofSum = gradient.sub(state(step).square().muli(gradient));
    return new Gradients(ofSum, ofSum, null);
  }

  @Override
  NDArray biasGradient(NDArray ofInputs, NDArray ofStates) {
    return ofInputs.sum(new int[] {0});
  }
}
