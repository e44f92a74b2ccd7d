package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.BiFunction;

/**
 * The two halves of a batch in training, on two threads. libtorch's own threads share each product
 * of a loop over steps and wait for each other at every step: beside another program, which holds
 * one of them up, a step of lab 2's LSTM took three times as long, and alone 1.1 times.
 *
 * <p>Each half records a graph of its own, behind a cut, with leaves of its own for the weights;
 * their gradients are added up in the order of the halves, so that the same training gives the same
 * numbers.
 */
final class Halves implements CutGraph.Cut {
  private final NDArray input;
  private final NDList weights;
  private final Half one;
  private final Half other;
  private NDArray handedOn;

  private Halves(NDArray x, NDList weights, BiFunction<NDArray, NDList, NDArray> layer) {
    input = kept(CutGraph.held(x));
    this.weights = weights;
    NDList parts = TimeLoop.split(input, (input.size(0) + 1) / 2, 0);
    one = new Half(parts.get(0), weights, layer);
    other = new Half(parts.get(1), weights, layer);
  }

  /**
   * Whether it pays, by sizes: not where products are large, nor in a branch, beside which the
   * other one is calculated.
   *
   * @param samples how many there are in the batch
   * @param multiplyAdds about how many there are in one product of a step
   */
  static boolean pay(long samples, long multiplyAdds) {
    return samples > 1
        && JniUtils.getNumThreads() > 1
        && Threads.oneIsEnough(multiplyAdds)
        && !Branches.within();
  }

  /**
   * What a layer makes of a batch.
   *
   * @param step the step that records it
   * @param weights what the layer is given with each half, or leaves of it
   * @return both halves' outputs, one behind the other
   */
  static NDArray of(
      CutGraph step, NDArray x, NDList weights, BiFunction<NDArray, NDList, NDArray> layer) {
    Halves halves = new Halves(x, weights, layer);
    step.add(halves);
    return halves.forward();
  }

  private NDArray forward() {
    Branches.sideBySide(1, one::forward, other::forward);
    try (NDArray output = NDArrays.concat(new NDList(one.output, other.output), 0)) {
      handedOn = kept(CutGraph.leaf(output));
    }
    return CutGraph.held(handedOn); // whoever reads it may close it, or keep it
  }

  @Override
  public void backward() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray gradient = CutGraph.gradient(handedOn);
      if (gradient != null) { // else the loss does not depend on it
        backward(TimeLoop.split(gradient, one.input.size(0), 0));
      }
    }
  }

  private void backward(NDList gradients) {
    Branches.sideBySide(
        1, () -> one.backward(gradients.get(0)), () -> other.backward(gradients.get(1)));
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i).hasGradient()) { // else it is frozen
        NDArray first = CutGraph.gradient(one.weights.get(i));
        CutGraph.goOn(weights.get(i), first.addi(CutGraph.gradient(other.weights.get(i))));
      }
    }
    NDList ofInput = new NDList(CutGraph.gradient(one.input), CutGraph.gradient(other.input));
    CutGraph.goOn(input, NDArrays.concat(ofInput, 0));
  }

  /** Until backward, whatever scope the layer is called in. */
  private static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  @Override
  public void close() {
    input.close();
    one.close();
    other.close();
    if (handedOn != null) {
      handedOn.close();
    }
  }

  private static final class Half {
    private final NDArray input;
    private final NDList weights = new NDList();
    private final BiFunction<NDArray, NDList, NDArray> layer;
    private NDArray output;

    Half(NDArray input, NDList weights, BiFunction<NDArray, NDList, NDArray> layer) {
      this.input = kept(CutGraph.leaf(input));
      for (NDArray weight : weights) {
        // a frozen one needs no gradient, but a handle that may be closed here
        this.weights.add(
            kept(weight.hasGradient() ? CutGraph.leaf(weight) : weight.stopGradient()));
      }
      this.layer = layer;
    }

    void forward() {
      output = Branches.inScope(half -> layer.apply(half, weights), input, true);
    }

    void backward(NDArray gradient) {
      JniUtils.backward((PtNDArray) output, (PtNDArray) gradient, false, false);
    }

    void close() {
      input.close();
      weights.close();
      if (output != null) {
        output.close();
      }
    }
  }
}
