package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.initializer.Initializer;

/**
 * The plain recurrent layer (Elman, 1990), Keras's {@code SimpleRNN}: {@code h = tanh(W x + U h +
 * b)}, where h is the state and the output.
 *
 * <p>{@code weight} is W, {@code recurrent_weight} U, and {@code bias} (units) b, zero at first.
 */
public final class SimpleRNN extends Recurrent {

  /**
   * A layer that hands on its last output.
   *
   * @param units how many numbers the state has, at least 1
   * @throws IllegalArgumentException if units is less than 1
   */
  public SimpleRNN(int units) {
    super(units, 1, Initializer.ZEROS);
  }

  @Override
  public SimpleRNN returnSequences() {
    super.returnSequences();
    return this;
  }

  @Override
  SimpleRNN another() {
    SimpleRNN other = new SimpleRNN(units);
    return returnsSequences() ? other.returnSequences() : other;
  }

  @Override
  NDList loop(NDArray x, NDArray zeros, NDList weights, boolean training) {
    NDList all = new NDList(weights);
    all.add(noBias(zeros, weights.get(2)));
    return x.getNDArrayInternal()
        .rnn(x, zeros, all, true, 1, RNN.Activation.TANH, 0, training, false, true);
  }

  @Override
  TimeLoop loop(NDList weights) {
    return new SimpleRnnLoop(weights);
  }
}
