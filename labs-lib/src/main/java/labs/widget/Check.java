package labs.widget;

import java.util.Map;

/** Yes or no. */
public final class Check extends Control<Boolean> {
  private final boolean first;

  private Check(String label, boolean first) {
    super(label);
    this.first = first;
  }

  /** A box that is ticked at first, or is not. */
  public static Check of(String label, boolean first) {
    return new Check(label, first);
  }

  @Override
  Boolean first() {
    return first;
  }

  @Override
  Boolean read(Object sent) {
    return expected(Boolean.class, sent);
  }

  @Override
  Map<String, Object> look() {
    return Map.of("kind", "check", "value", first);
  }

  @Override
  String words() {
    return "%s (yes or no, now %s)".formatted(label, first ? "yes" : "no");
  }
}
