package labs.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labs.train.Network;

/**
 * What a network was compiled with, by what it computes and not by its class or name: Keras's
 * words, whether it was given as a word, as an object of ours or of DJL, or as one's own.
 *
 * <pre>{@code
 * labs.check.Check.that("its optimizer", () -> labs.check.Compiled.optimizer(built)).isEqualTo("adam");
 * labs.check.Check.that("its loss", () -> labs.check.Compiled.loss(built, 10)).isEqualTo("categorical_crossentropy");
 * labs.check.Check.that("its metrics", () -> labs.check.Compiled.metrics(built, 10)).isEqualTo(List.of("accuracy"));
 * }</pre>
 */
public final class Compiled {
  /** What is said of a network that was not compiled. */
  public static final String NOT = "none: the network was returned without compile";

  private static final String KEY = "labs.check.Compiled";
  private static final float[] GRADIENT = {1, -0.5f, 0.01f};

  private Compiled() {}

  /**
   * The optimizer, told by two steps on three numbers.
   *
   * @return "adam", "rmsprop" or "sgd", followed by its learning rate where that is not Keras's
   *     default, such as "adam with a learning rate of 0.01"; another optimizer's class; or {@link
   *     #NOT}
   */
  public static String optimizer(Network network) {
    Optimizer optimizer = network.optimizer();
    if (optimizer == null) {
      return NOT;
    }
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.zeros(new Shape(GRADIENT.length));
      double[] first = step(optimizer, weight);
      double[] second = step(optimizer, weight);
      if (alike(first[0], first[1], first[2]) && alike(second[0], second[1], second[2])) {
        if (alike(second[0], first[0])) {
          return named("adam", first[0], 0.001);
        }
        // The running mean of the squared gradient is 0.1 of it after a step, 0.19 after two.
        if (alike(first[0] * Math.sqrt(0.1), second[0] * Math.sqrt(0.19))) {
          return named("rmsprop", first[0] * Math.sqrt(0.1), 0.001);
        }
      }
      double rate = first[0] / GRADIENT[0];
      boolean plain = true;
      for (int i = 0; i < GRADIENT.length; i++) {
        plain &= alike(first[i], second[i]) && alike(first[i], rate * Math.abs(GRADIENT[i]));
      }
      return plain ? named("sgd", rate, 0.01) : optimizer.getClass().getSimpleName();
    }
  }

  /** By how much a step moves each number of a weight. */
  private static double[] step(Optimizer optimizer, NDArray weight) {
    float[] before = weight.toFloatArray();
    optimizer.update(KEY, weight, weight.getManager().create(GRADIENT));
    float[] after = weight.toFloatArray();
    double[] moved = new double[before.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.abs(after[i] - before[i]);
    }
    return moved;
  }

  private static boolean alike(double first, double... others) {
    for (double other : others) {
      if (!(Math.abs(other - first) <= 0.01 * Math.abs(first))) {
        return false;
      }
    }
    return true;
  }

  private static String named(String name, double rate, double usual) {
    return alike(rate, usual)
        ? name
        : String.format(Locale.ROOT, "%s with a learning rate of %.3g", name, rate);
  }

  /**
   * The loss, told by its value for made-up answers.
   *
   * @param numbers of how many numbers an answer of the network is made: 1, or the classes, three
   *     or more (of two, both crossentropies are one)
   * @return such as "binary_crossentropy", or "binary_crossentropy from logits"; another loss's own
   *     name; or {@link #NOT}
   */
  public static String loss(Network network, int numbers) {
    Loss loss = network.loss();
    if (loss == null) {
      return NOT;
    }
    try (NDManager manager = NDManager.newBaseManager()) {
      MadeUpAnswers answers = new MadeUpAnswers(manager, numbers);
      double value = loss.evaluate(answers.labels(), answers.predictions()).getFloat();
      return nameOf(answers.losses(), value, loss.getName());
    } catch (RuntimeException e) {
      // A loss of another kind of labels, such as DJL's SoftmaxCrossEntropyLoss.
      return loss.getName();
    }
  }

  /**
   * The metrics, each told by its value for made-up answers.
   *
   * @param numbers of how many numbers an answer of the network is made: 1, or the classes, three
   *     or more (of two, both crossentropies are one)
   * @return for each "accuracy" if it counts right answers of this kind; what else it counts, such
   *     as "accuracy of logits"; a loss as in {@link #loss}; or its own name
   */
  public static List<String> metrics(Network network, int numbers) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MadeUpAnswers answers = new MadeUpAnswers(manager, numbers);
      Map<String, Double> known = new LinkedHashMap<>(answers.accuracies());
      known.putAll(answers.losses());
      return network.metrics().stream().map(metric -> nameOf(metric, answers, known)).toList();
    }
  }

  private static String nameOf(Evaluator metric, MadeUpAnswers answers, Map<String, Double> known) {
    try {
      metric.addAccumulator(KEY);
      metric.updateAccumulator(KEY, answers.labels(), answers.predictions());
      return nameOf(known, metric.getAccumulator(KEY), metric.getName());
    } catch (RuntimeException e) {
      return metric.getName();
    } finally {
      metric.resetAccumulator(KEY);
    }
  }

  private static String nameOf(Map<String, Double> known, double value, String own) {
    for (Map.Entry<String, Double> entry : known.entrySet()) {
      if (Math.abs(entry.getValue() - value) < 1e-5) {
        return entry.getKey();
      }
    }
    return known.containsKey(own) ? "another that is called " + own : own;
  }
}
