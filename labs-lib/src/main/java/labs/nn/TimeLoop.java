package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A recurrent layer's loop over the steps of a batch in training, forward and backward by its own
 * formulas.
 *
 * <p>libtorch would record every operator of every step, and walk all of them backward one by one;
 * for small states that takes longer than the products do. Here nothing is recorded, and products
 * that can wait are made of many steps at once.
 */
abstract class TimeLoop implements CutGraph.Cut {
  /** So many steps' gradients are kept until they are multiplied by what the steps have read. */
  private static final int BLOCK = 64;

  final NDArray weight;
  final NDArray recurrentWeight;
  final NDArray bias;
  final long units;

  private final List<NDArray> kept = new ArrayList<>();

  private NDArray input;

  /** The input's steps below each other, (time · batch, features). */
  private NDArray x;

  /** The states, (batch, units), from before the first step to after the last. */
  private final List<NDArray> states = new ArrayList<>();

  private boolean every;
  private NDArray handedOn;

  /** Backward: the gradient of the state after the step that is next. */
  private NDArray next;

  private NDArray transposed;

  /**
   * A loop with a layer's weights.
   *
   * @param weights weight (rows, features), recurrent weight (rows, units), bias
   */
  TimeLoop(NDList weights) {
    weight = weights.get(0);
    recurrentWeight = weights.get(1);
    bias = weights.get(2);
    units = recurrentWeight.getShape().get(1);
  }

  /** Sees the input of all steps, (time · batch, features), before the first. */
  abstract void begin(NDArray x, long batch);

  /** The state (batch, units) after a step. */
  abstract NDArray forward(int step, NDArray before);

  /**
   * What a step's gradients are.
   *
   * @param input of what the weight makes of the input, bias added: (batch, rows)
   * @param state of what the recurrent weight makes of the state before: (batch, rows)
   * @param before what goes to the state before directly, (batch, units); null if nothing does
   */
  record Gradients(NDArray input, NDArray state, NDArray before) {}

  /**
   * The gradients of a step by the gradient of the state after it, (batch, units); what was kept
   * for it may go.
   */
  abstract Gradients backward(int step, NDArray gradient);

  /** The bias's gradient by those of all steps, each (time · batch, rows). */
  abstract NDArray biasGradient(NDArray ofInputs, NDArray ofStates);

  /**
   * Reads a batch.
   *
   * @param sequences (batch, time, features)
   * @param every whether each step's state is asked for, or the last
   * @return (batch, time, units), or (batch, units)
   */
  final NDArray read(NDArray sequences, boolean every) {
    this.every = every;
    input = keep(CutGraph.held(sequences));
    Shape shape = input.getShape();
    long batch = shape.get(0);
    JniUtils.setGradMode(false);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      x = keep(stepsFirst(input));
      begin(x, batch);
      NDArray state = x.getManager().zeros(new Shape(batch, units), x.getDataType());
      states.add(keep(state));
      try (Threads threads = new Threads(batch * recurrentWeight.size())) {
        for (int step = 0; step < shape.get(1); step++) {
          state = step(step, state);
          states.add(state);
        }
      }
      NDArray result =
          every ? NDArrays.stack(new NDList(states.subList(1, states.size())), 1) : state;
      handedOn = keep(CutGraph.leaf(result));
    } finally {
      JniUtils.setGradMode(true);
    }
    return CutGraph.held(handedOn); // whoever reads it may close it, or keep it
  }

  /** What a step makes on its way is freed before the next, and its memory is still near. */
  private NDArray step(int step, NDArray before) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return keep(forward(step, before));
    }
  }

  @Override
  public final void backward() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray gradient = CutGraph.gradient(handedOn);
      if (gradient != null) { // else the loss does not depend on it
        JniUtils.setGradMode(false);
        NDArray ofInput = throughAll(gradient);
        JniUtils.setGradMode(true);
        CutGraph.goOn(input, ofInput);
      }
    } finally {
      JniUtils.setGradMode(true);
      close();
    }
  }

  /**
   * From the last step to the first; the weights get their gradients.
   *
   * @return the gradient of the input
   */
  private NDArray throughAll(NDArray gradient) {
    Shape shape = input.getShape();
    long batch = shape.get(0);
    NDList blocks = split(x, BLOCK * batch, 0);
    NDList direct = every ? split(stepsFirst(gradient), batch, 0) : new NDList();
    NDArray[] ofX = new NDArray[blocks.size()];
    NDArray[] sums = new NDArray[3];
    transposed = recurrentWeight.transpose();
    next = every ? direct.get(direct.size() - 1) : gradient;
    for (int block = blocks.size() - 1; block >= 0; block--) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        ofX[block] = keep(throughBlock(block * BLOCK, blocks.get(block), direct, sums));
      }
    }
    give(weight, sums[0]);
    give(recurrentWeight, sums[1]);
    give(bias, sums[2]);
    return NDArrays.concat(new NDList(ofX), 0)
        .reshape(shape.get(1), batch, shape.get(2))
        .transpose(1, 0, 2);
  }

  /** A block of steps: their products are one product, and their gradients gone before the next. */
  private NDArray throughBlock(int from, NDArray x, NDList direct, NDArray[] sums) {
    int to = Math.min(from + BLOCK, states.size() - 1);
    Gradients[] made = new Gradients[to - from];
    try (Threads threads = new Threads(input.size(0) * recurrentWeight.size())) {
      for (int step = to - 1; step >= from; step--) {
        made[step - from] = throughStep(step, every && step > 0 ? direct.get(step - 1) : null);
      }
    }
    NDArray ofInputs = joined(made, Gradients::input);
    // one array for both, where a layer adds the two
    NDArray ofStates =
        made[0].input() == made[0].state() ? ofInputs : joined(made, Gradients::state);
    NDArray before = NDArrays.concat(new NDList(states.subList(from, to)), 0);
    add(sums, 0, ofInputs.transpose().matMul(x));
    add(sums, 1, ofStates.transpose().matMul(before));
    add(sums, 2, biasGradient(ofInputs, ofStates));
    for (Gradients of : made) {
      of.input().close();
      of.state().close();
    }
    return ofInputs.matMul(weight);
  }

  /**
   * One step. The gradient of the state before it is the next.
   *
   * @param direct what the loss itself gives that state; null if nothing
   */
  private Gradients throughStep(int step, NDArray direct) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Gradients made = backward(step, next);
      next.close();
      NDArray plus = sum(made.before(), direct);
      next =
          keep(
              plus == null
                  ? made.state().matMul(recurrentWeight)
                  : linear(made.state(), transposed, plus));
      keep(made.state());
      if (made.input() != made.state()) {
        keep(made.input());
      }
      return made;
    }
  }

  private static NDArray joined(Gradients[] made, Function<Gradients, NDArray> which) {
    return NDArrays.concat(new NDList(Arrays.stream(made).map(which).toList()), 0);
  }

  private void add(NDArray[] sums, int i, NDArray more) {
    sums[i] = sums[i] == null ? keep(more) : sums[i].addi(more);
  }

  private static NDArray sum(NDArray a, NDArray b) {
    return a == null ? b : b == null ? a : a.addi(b);
  }

  private static void give(NDArray weight, NDArray gradient) {
    if (weight.hasGradient()) { // else it is frozen
      CutGraph.goOn(weight, gradient);
    }
  }

  /** (batch, time, features) as (time · batch, features). */
  private static NDArray stepsFirst(NDArray array) {
    Shape shape = array.getShape();
    return array.transpose(1, 0, 2).reshape(shape.get(0) * shape.get(1), shape.get(2));
  }

  /** The state after a step. */
  final NDArray state(int step) {
    return states.get(step + 1);
  }

  /** Keeps an array until the gradients are there. */
  final NDArray keep(NDArray array) {
    NDScope.unregister(array);
    kept.add(array);
    return array;
  }

  /** Parts of so many rows or columns. */
  static NDList split(NDArray array, long size, int axis) {
    return JniUtils.split((PtNDArray) array, size, axis);
  }

  /** x · weightᵀ + bias; each row of x may have a bias of its own. */
  static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
  }

  @Override
  public final void close() {
    kept.forEach(NDArray::close);
    kept.clear();
  }
}
