package labs.widget;

import java.util.List;
import java.util.Map;
import labs.notebook.Numbers;

/** One of several things, each shown as its text, a decimal as people write it: 0.0001. */
public final class Choice<T> extends Control<T> {
  private final List<T> options;
  private final T first;

  private Choice(String label, List<T> options, T first) {
    super(label);
    this.options = options;
    this.first = first;
    if (!options.contains(first)) {
      throw new IllegalArgumentException(
          "Choice '%s' expected one of %s first, received %s".formatted(label, options, first));
    }
  }

  /**
   * A choice that begins with the first of its options.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  public static <T> Choice<T> of(String label, T... options) {
    if (options.length == 0) {
      throw new IllegalArgumentException("Choice '" + label + "' expected options, received none");
    }
    return new Choice<>(label, List.of(options), options[0]);
  }

  /**
   * The same choice, beginning with another of its options.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public Choice<T> first(T option) {
    return new Choice<>(label, options, option);
  }

  @Override
  T first() {
    return first;
  }

  @Override
  T read(Object sent) {
    int index = expected(Number.class, sent).intValue();
    if (index < 0 || index >= options.size()) {
      throw new IllegalArgumentException(
          "'%s' expected a number below %d from the page, received %d"
              .formatted(label, options.size(), index));
    }
    return options.get(index);
  }

  @Override
  Map<String, Object> look() {
    return Map.of("kind", "choice", "options", texts(), "value", options.indexOf(first));
  }

  @Override
  String words() {
    return "%s (one of %s, now %s)".formatted(label, texts(), text(first));
  }

  private List<String> texts() {
    return options.stream().map(Choice::text).toList();
  }

  private static String text(Object option) {
    return option instanceof Double number ? Numbers.asWritten(number) : String.valueOf(option);
  }
}
