package labs.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Dataset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import labs.train.Network;

/**
 * What networks compute, whatever blocks they are put together from: two that compute the same give
 * the same answers once both have the same weights.
 *
 * <pre>{@code
 * labs.check.Check.that("its answers, with weights made up for this check",
 *         () -> labs.check.MadeUpWeights.answers(built, reviews))
 *     .hintIfSame(() -> labs.check.MadeUpWeights.answers(withoutRelu(), reviews), "relu is missing")
 *     .isEqualTo(labs.check.MadeUpWeights.answers(asked(), reviews));
 * }</pre>
 *
 * <p>The weights depend on a parameter's shape, and on how many of that shape came before it, so
 * that it does not matter in which order a graph lists its blocks. They are larger than a new
 * network's, and no bias is zero, so that layers, activations, poolings and masks show in the
 * answers; but not what leaves small numbers nearly as they are, such as a tanh of numbers near 0.
 */
public final class MadeUpWeights {
  private static final double BIAS = 0.5;

  private MadeUpWeights() {}

  /**
   * What a network predicts with made-up weights; afterwards it has its own again.
   *
   * @param data made anew for each network if an answer could spoil it
   * @return a number for each number of the prediction, nested as its shape says: {@code
   *     Object[samples][...]}; networks and arrays may be closed
   */
  public static Object[] answers(Network network, Dataset data) {
    NDList weights = network.weights(); // says it in words if the network is closed
    try (NDManager scratch = network.manager().newSubManager()) {
      NDList own = new NDList();
      NDList drawn = new NDList();
      Map<Shape, Integer> seen = new HashMap<>();
      for (NDArray weight : weights) {
        NDArray copy = weight.duplicate();
        copy.attach(scratch);
        own.add(copy);
        int before = seen.merge(weight.getShape(), 1, Integer::sum);
        drawn.add(draw(scratch, weight.getShape(), before));
      }
      network.setWeights(drawn);
      try (NDArray answers = network.predict(data)) {
        return nested(answers.toFloatArray(), answers.getShape());
      } finally {
        network.setWeights(own);
      }
    }
  }

  /** Such that a sum over a layer's inputs is about as large as they are. */
  private static NDArray draw(NDManager manager, Shape shape, int before) {
    SplittableRandom random = new SplittableRandom(31L * shape.hashCode() + before);
    double most = shape.dimension() < 2 ? BIAS : Math.sqrt(3.0 / shape.slice(1).size());
    float[] numbers = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) ((2 * random.nextDouble() - 1) * most);
    }
    return manager.create(numbers, shape);
  }

  private static Object[] nested(float[] numbers, Shape shape) {
    Object[] row = new Object[Math.toIntExact(shape.get(0))];
    int size = row.length == 0 ? 0 : numbers.length / row.length;
    for (int i = 0; i < row.length; i++) {
      float[] part = Arrays.copyOfRange(numbers, i * size, (i + 1) * size);
      row[i] = shape.dimension() == 1 ? (Object) part[0] : nested(part, shape.slice(1));
    }
    return row;
  }
}
