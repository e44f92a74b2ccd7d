package labs.train;

import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Optimizers, losses and metrics by the names that Keras gives them. */
final class Named {
  private static final Map<String, Supplier<Optimizer>> OPTIMIZERS =
      new TreeMap<>(Map.of("rmsprop", RMSprop::new, "adam", Adam::new, "sgd", SGD::new));
  private static final Map<String, Supplier<Loss>> LOSSES =
      new TreeMap<>(
          Map.of(
              "binary_crossentropy", BinaryCrossentropy::new,
              "categorical_crossentropy", CategoricalCrossentropy::new,
              "mean_squared_error", MeanSquaredError::new,
              "sum_of_squares", SumOfSquares::new));

  private Named() {}

  static Optimizer optimizer(String name) {
    return find("optimizer", OPTIMIZERS, name);
  }

  static Loss loss(String name) {
    return find("loss", LOSSES, name);
  }

  /** The metric of that name which fits the loss: what counts as right depends on it. */
  static Evaluator metric(String name, Loss loss) {
    return find("metric", Map.of("accuracy", () -> accuracy(loss)), name);
  }

  private static Evaluator accuracy(Loss loss) {
    if (loss instanceof CategoricalCrossentropy) {
      return new CategoricalAccuracy();
    }
    boolean logits = loss instanceof Crossentropy cross && cross.isFromLogits();
    return new Accuracy(logits ? 0 : 0.5);
  }

  private static <T> T find(String kind, Map<String, Supplier<T>> known, String name) {
    Supplier<T> found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "No %s is called '%s'. Expected one of %s, or an object of your own."
              .formatted(kind, name, known.keySet()));
    }
    return found.get();
  }
}
