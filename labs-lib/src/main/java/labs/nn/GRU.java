package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/**
 * A gated recurrent unit (Cho et al., 2014), Keras's {@code GRU} with its default {@code
 * reset_after=True}.
 *
 * <pre>
 * r = σ(Wr x + br + Ur h + cr)          how much of the state the new sees
 * z = σ(Wz x + bz + Uz h + cz)          how much of the state is kept
 * n = tanh(Wn x + bn + r · (Un h + cn)) the new
 * h = z · h + (1 - z) · n               the state, and the output
 * </pre>
 *
 * <p>{@code weight} holds Wr, Wz, Wn below each other (Keras: z, r, n), {@code recurrent_weight} Ur
 * to Un, and {@code bias} (2, 3 · units) br to bn in its first row, cr to cn in its second; all
 * biases start at 0.
 */
public final class GRU extends Recurrent {
  private static final int GATES = 3;

  /**
   * A layer that hands on its last output.
   *
   * @param units how many numbers the state has, at least 1
   * @throws IllegalArgumentException if units is less than 1
   */
  public GRU(int units) {
    super(units, GATES, Initializer.ZEROS);
  }

  @Override
  public GRU returnSequences() {
    super.returnSequences();
    return this;
  }

  @Override
  GRU another() {
    GRU other = new GRU(units);
    return returnsSequences() ? other.returnSequences() : other;
  }

  @Override
  Shape biasShape() {
    return new Shape(2, (long) GATES * units);
  }

  @Override
  NDList loop(NDArray x, NDArray zeros, NDList weights, boolean training) {
    NDList all = new NDList(weights.get(0), weights.get(1));
    for (NDArray row : weights.get(2).split(2)) {
      NDArray bias = row.squeeze(0);
      // What is made of a weight would live as long as the weight.
      row.attach(x.getManager());
      bias.attach(x.getManager());
      all.add(bias);
    }
    return x.getNDArrayInternal().gru(x, zeros, all, true, 1, 0, training, false, true);
  }

  @Override
  TimeLoop loop(NDList weights) {
    return new GruLoop(weights);
  }
}
