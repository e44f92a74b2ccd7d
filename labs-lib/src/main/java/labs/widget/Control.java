package labs.widget;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something with a label that a reader can move, and its value of a type of its own. */
public abstract class Control<T> {
  final String label;

  Control(String label) {
    if (label.isBlank()) {
      throw new IllegalArgumentException(
          "A control expected a label, for screen readers as well; received a blank one");
    }
    this.label = label;
  }

  /** The value before anybody has moved it. */
  abstract T first();

  /**
   * The value that the page sent.
   *
   * @throws IllegalArgumentException if no page of ours sends that
   */
  abstract T read(Object sent);

  /** What live.js needs to draw it, besides its label. */
  abstract Map<String, Object> look();

  /** What can be done with it, in words, such as "units (1 to 64, now 16)". */
  abstract String words();

  /** What live.js draws. */
  final Map<String, Object> drawn() {
    Map<String, Object> drawn = new LinkedHashMap<>(look());
    drawn.put("label", label);
    return drawn;
  }

  final <V> V expected(Class<V> type, Object sent) {
    if (type.isInstance(sent)) {
      return type.cast(sent);
    }
    throw new IllegalArgumentException(
        "'%s' expected a %s from the page, received %.200s"
            .formatted(label, type.getSimpleName(), sent));
  }
}
