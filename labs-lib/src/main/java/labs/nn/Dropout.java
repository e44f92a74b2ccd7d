package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.SplittableRandom;

/**
 * Keras's {@code Dropout}: in training each number becomes 0 with the probability {@code rate}, and
 * the others are divided by {@code 1 - rate}, so that their sum stays what it is on average;
 * otherwise nothing is changed (Srivastava et al., 2014).
 *
 * <p>Input and output: (batch, ...), float32. A mask goes by unchanged.
 *
 * <p>What becomes 0 depends on a seed and on how many training steps the layer has seen since it
 * was given, and on nothing else: not on what others draw from DJL's engine. DJL's own {@code
 * Dropout} takes the engine's numbers.
 */
public final class Dropout extends Layer implements UsesMask {
  private final double rate;
  private long seed;
  private long step;

  /**
   * A layer that drops a share of its input.
   *
   * @param rate from 0, which drops nothing, to less than 1
   * @throws IllegalArgumentException if it is not
   */
  public Dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout expected a rate of at least 0 and less than 1, received " + rate);
    }
    this.rate = rate;
  }

  /**
   * Gives each Dropout in a block a seed of its own, made of one seed and the layer's place. A
   * {@code Network} does so when it draws its weights, and its {@code fit} before each epoch.
   */
  public static void seed(Block block, long seed) {
    seed(block, new SplittableRandom(seed));
  }

  private static void seed(Block block, SplittableRandom seeds) {
    if (block instanceof Dropout dropout) {
      dropout.seed = seeds.nextLong();
      dropout.step = 0;
    }
    block.getChildren().values().forEach(child -> seed(child, seeds));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    if (!training || rate == 0) {
      return inputs;
    }
    NDArray x = onlyInput(Mask.without(inputs));
    float[] factors = factors(Math.toIntExact(x.size()));
    return Mask.append(
        new NDList(x.mul(x.getManager().create(factors, x.getShape()))), Mask.of(inputs));
  }

  /** For each number 0, or what it is multiplied by; 32 random bits decide. */
  private float[] factors(int size) {
    SplittableRandom random = new SplittableRandom(seed + step++);
    int limit = (int) (rate * 0x1p32 - 0x1p31);
    float kept = (float) (1 / (1 - rate));
    float[] factors = new float[size];
    long bits = 0;
    for (int i = 0; i < size; i++) {
      bits = i % 2 == 0 ? random.nextLong() : bits >>> 32;
      factors[i] = (int) bits < limit ? 0 : kept;
    }
    return factors;
  }
}
