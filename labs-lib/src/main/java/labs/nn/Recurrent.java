package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/**
 * A layer that reads a sequence step by step and keeps a state: {@link SimpleRNN}, {@link LSTM} or
 * {@link GRU}.
 *
 * <p>Input: (batch, time, features). Output: the last step's (batch, units), or with {@link
 * #returnSequences} every step's (batch, time, units).
 *
 * <p>With a mask (boolean, (batch, time), true at real steps, as the last input) padding is not
 * read, wherever it stands: each sequence gives what it would give alone. A sequence of padding
 * alone gives zeros as its last output. With every step's output, a step of padding repeats the
 * last real one, as in Keras; the mask goes on with it, since only real steps are of use.
 *
 * <p>Parameters: {@code weight} (gates · units, features), drawn by Glorot's rule; {@code
 * recurrent_weight} (gates · units, units), orthogonal; {@code bias}. They lie as PyTorch's loop
 * over the steps takes them: the transpose of Keras's kernels.
 */
public abstract class Recurrent extends Layer implements UsesMask {
  final int units;
  private final int gates;
  private final Parameter weight = addWeight("weight");
  private final Parameter recurrentWeight;
  private final Parameter bias;
  private boolean sequences;

  Recurrent(int units, int gates, Initializer firstBias) {
    this.units = atLeastOne("units", units);
    this.gates = gates;
    recurrentWeight =
        addParameter(
            Parameter.builder()
                .setName("recurrent_weight")
                .setType(Parameter.Type.WEIGHT)
                .optInitializer(new Orthogonal())
                .build());
    bias =
        addParameter(
            Parameter.builder()
                .setName("bias")
                .setType(Parameter.Type.BIAS)
                .optInitializer(firstBias)
                .build());
  }

  /**
   * Hands on the output of every step, not only of the last (Keras's {@code
   * return_sequences=True}).
   *
   * @return this layer
   */
  public Recurrent returnSequences() {
    sequences = true;
    return this;
  }

  /** A new layer of the same kind and size, with weights of its own. */
  abstract Recurrent another();

  /** The shape of the bias. */
  Shape biasShape() {
    return new Shape((long) gates * units);
  }

  /**
   * The loop over the steps.
   *
   * @param x (batch, time, features)
   * @param zeros the state before the first step, (1, batch, units)
   * @param weights weight, recurrent weight, bias
   * @return every step's output (batch, time, units), and the last's (1, batch, units)
   */
  abstract NDList loop(NDArray x, NDArray zeros, NDList weights, boolean training);

  /** A loop that goes backward by itself; null if libtorch's is as fast. */
  TimeLoop loop(NDList weights) {
    return null;
  }

  final boolean returnsSequences() {
    return sequences;
  }

  @Override
  protected final void prepare(Shape[] inputs) {
    Shape input = require(inputs[0], "(batch, time, features)");
    long rows = (long) gates * units;
    weight.setShape(new Shape(rows, input.get(2)));
    recurrentWeight.setShape(new Shape(rows, units));
    bias.setShape(biasShape());
  }

  @Override
  public final Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = inputs[0];
    return new Shape[] {
      sequences ? new Shape(input.get(0), input.get(1), units) : new Shape(input.get(0), units)
    };
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray y = read(store, inputs, false, training);
    return Mask.append(new NDList(y), sequences ? Mask.of(inputs) : null);
  }

  /**
   * Reads the steps in their order or backward; every step's output stands where the step stands.
   */
  final NDArray read(ParameterStore store, NDList inputs, boolean backward, boolean training) {
    NDArray x = input(Mask.without(inputs), "(batch, time, %d)", weight);
    NDArray mask = mask(inputs);
    if (mask != null) {
      PaddedSteps steps = new PaddedSteps(mask, backward);
      NDArray y = loop(store, steps.realFirst(x), true, training);
      return sequences ? steps.back(y) : steps.last(y);
    }
    NDArray y = loop(store, backward ? x.flip(1) : x, sequences, training);
    return sequences && backward ? y.flip(1) : y;
  }

  /** Every step's output (batch, time, units), or the last's (batch, units). */
  private NDArray loop(ParameterStore store, NDArray x, boolean every, boolean training) {
    NDList weights = new NDList();
    boolean computed = false;
    for (Parameter parameter : getDirectParameters().values()) {
      NDArray weight = store.getValue(parameter, x.getDevice(), training);
      computed |= !CutGraph.mayEndAt(weight, parameter);
      weights.add(weight);
    }
    CutGraph step = computed || x.getDevice().isGpu() ? null : CutGraph.open();
    TimeLoop own = step == null ? null : loop(weights);
    if (own != null) {
      step.add(own);
      return own.read(x, every);
    }
    long samples = x.getShape().get(0);
    if (step != null && Halves.pay(samples, samples * recurrentWeight.getArray().size())) {
      return Halves.of(step, x, weights, (half, w) -> loop(half, w, every, training));
    }
    return loop(x, weights, every, training);
  }

  private NDArray loop(NDArray x, NDList weights, boolean every, boolean training) {
    NDArray zeros =
        x.getManager()
            .zeros(new Shape(1, x.getShape().get(0), units), x.getDataType(), x.getDevice());
    NDList y = loop(x, zeros, weights, training);
    return every ? y.get(0) : y.get(1).squeeze(0);
  }

  /** Zeros for the second bias: PyTorch has two where one is enough. */
  static NDArray noBias(NDArray zeros, NDArray bias) {
    return zeros.getManager().zeros(bias.getShape(), zeros.getDataType(), zeros.getDevice());
  }
}
