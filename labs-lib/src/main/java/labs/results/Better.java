package labs.results;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which way a figure improves: the one place that knows it, for early stopping and for plots.
 *
 * <p>What ends in loss, error or distance is better lower, in accuracy, precision or recall higher.
 * Of other names it is said once: by the metric, or by {@link #say}.
 */
public enum Better {
  HIGHER,
  LOWER;

  private static final Map<String, Better> SAID = new ConcurrentHashMap<>();
  private static final Map<String, Better> ENDINGS =
      Map.of(
          "loss", LOWER,
          "error", LOWER,
          "crossentropy", LOWER,
          "squares", LOWER,
          "distance", LOWER,
          "accuracy", HIGHER,
          "precision", HIGHER,
          "recall", HIGHER,
          "auc", HIGHER);

  /**
   * Says which way a figure improves, from now on.
   *
   * @param name as in the history, without "val_"
   */
  public static void say(String name, Better better) {
    SAID.put(name, better);
  }

  /**
   * Which way a figure improves.
   *
   * @param name as in the history, with "val_" or without
   * @throws IllegalArgumentException if nobody has said it; the message asks for it
   */
  public static Better of(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Is a higher '%1$s' better, or a lower one? Say it once, as by Better.say(\"%1$s\", Better.HIGHER), or in the metric's constructor"
                        .formatted(plain(name))));
  }

  /** Which way a figure improves, named as for {@link #of}; empty if nobody has said it. */
  public static Optional<Better> find(String name) {
    String plain = plain(name);
    String lower = plain.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(SAID.get(plain))
        .or(
            () ->
                ENDINGS.entrySet().stream()
                    .filter(ending -> lower.endsWith(ending.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private static String plain(String name) {
    return name.startsWith("val_") ? name.substring("val_".length()) : name;
  }
}
