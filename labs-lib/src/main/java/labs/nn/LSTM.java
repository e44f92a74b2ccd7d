package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.initializer.Initializer;
import java.util.Arrays;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997), Keras's {@code LSTM}.
 *
 * <pre>
 * i = σ(Wi x + Ui h + bi)       how much of the new is written
 * f = σ(Wf x + Uf h + bf)       how much of the old is kept
 * g = tanh(Wg x + Ug h + bg)    the new
 * o = σ(Wo x + Uo h + bo)       how much of the cell is shown
 * c = f · c + i · g             the cell: a sum, so that gradients last
 * h = o · tanh(c)               the output
 * </pre>
 *
 * <p>{@code weight} holds Wi, Wf, Wg, Wo below each other, {@code recurrent_weight} Ui to Uo,
 * {@code bias} (4 · units) bi to bo; bf starts at 1 (at first much is kept), the others at 0.
 *
 * <pre>{@code
 * new LSTM(32)
 * }</pre>
 */
public final class LSTM extends Recurrent {
  private static final int GATES = 4;

  private static final Initializer KEEP_AT_FIRST =
      (manager, shape, type) -> {
        int units = (int) shape.get(0) / GATES;
        float[] bias = new float[GATES * units];
        Arrays.fill(bias, units, 2 * units, 1);
        return manager.create(bias).toType(type, false);
      };

  /**
   * A layer that hands on its last output.
   *
   * @param units how many numbers the state has, at least 1
   * @throws IllegalArgumentException if units is less than 1
   */
  public LSTM(int units) {
    super(units, GATES, KEEP_AT_FIRST);
  }

  @Override
  public LSTM returnSequences() {
    super.returnSequences();
    return this;
  }

  @Override
  LSTM another() {
    LSTM other = new LSTM(units);
    return returnsSequences() ? other.returnSequences() : other;
  }

  @Override
  NDList loop(NDArray x, NDArray zeros, NDList weights, boolean training) {
    NDList all = new NDList(weights);
    all.add(noBias(zeros, weights.get(2)));
    NDList states = new NDList(zeros, zeros);
    return x.getNDArrayInternal().lstm(x, states, all, true, 1, 0, training, false, true);
  }
}
