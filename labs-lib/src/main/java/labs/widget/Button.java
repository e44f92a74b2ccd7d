package labs.widget;

import java.util.Map;

/** Something to press; its value is how often it was. */
public final class Button extends Control<Integer> {
  private Button(String label) {
    super(label);
  }

  /** A button that nobody has pressed yet. */
  public static Button of(String label) {
    return new Button(label);
  }

  @Override
  Integer first() {
    return 0;
  }

  @Override
  Integer read(Object sent) {
    return expected(Number.class, sent).intValue();
  }

  @Override
  Map<String, Object> look() {
    return Map.of("kind", "button", "value", 0);
  }

  @Override
  String words() {
    return "%s (a button)".formatted(label);
  }
}
