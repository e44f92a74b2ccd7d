package labs.widget;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.DoubleFunction;
import labs.notebook.Numbers;

/** A number between two others: a whole one, or a decimal one in a hundred steps. */
public final class Slider<T extends Number> extends Control<T> {
  private final double from;
  private final double to;
  private final T first;
  private final DoubleFunction<T> type;

  private Slider(String label, double from, double to, T first, DoubleFunction<T> type) {
    super(label);
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "Slider '%s' expected the first end below the second, received %s and %s"
              .formatted(label, type.apply(from), type.apply(to)));
    }
    if (!(from <= first.doubleValue() && first.doubleValue() <= to)) {
      throw new IllegalArgumentException(
          "Slider '%s' expected a first value between its ends, received %s, from %s to %s"
              .formatted(label, first, type.apply(from), type.apply(to)));
    }
    this.from = from;
    this.to = to;
    this.first = first;
    this.type = type;
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if {@code from} is not below {@code to}, or {@code first} not
   *     between them
   */
  public static Slider<Integer> of(String label, int from, int to, int first) {
    return new Slider<>(label, from, to, first, x -> (int) Math.round(x));
  }

  /**
   * A decimal number, in steps of a hundredth of the way.
   *
   * @throws IllegalArgumentException if {@code from} is not below {@code to}, or {@code first} not
   *     between them
   */
  public static Slider<Double> of(String label, double from, double to, double first) {
    return new Slider<>(label, from, to, first, x -> x);
  }

  @Override
  T first() {
    return first;
  }

  @Override
  T read(Object sent) {
    double value = expected(Number.class, sent).doubleValue();
    return type.apply(Math.max(from, Math.min(to, value)));
  }

  @Override
  Map<String, Object> look() {
    return Map.of("kind", "slider", "min", from, "max", to, "step", step(), "value", first);
  }

  /** Browsers count in decimals: with doubles, (0.8 - 0.1) / 100 is too long for the last step. */
  private double step() {
    return first instanceof Integer
        ? 1
        : BigDecimal.valueOf(to)
            .subtract(BigDecimal.valueOf(from))
            .movePointLeft(2) // in a hundred steps
            .doubleValue();
  }

  @Override
  String words() {
    return "%s (%s to %s, now %s)"
        .formatted(label, Numbers.of(from), Numbers.of(to), Numbers.of(first.doubleValue()));
  }
}
