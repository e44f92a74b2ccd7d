package labs.widget;

import java.util.Map;

/** What a reader types, in one line or several. */
public final class Text extends Control<String> {
  private final String first;
  private final int lines;

  private Text(String label, String first, int lines) {
    super(label);
    this.first = first;
    this.lines = lines;
  }

  /** A text of one line. */
  public static Text of(String label, String first) {
    return new Text(label, first, 1);
  }

  /** The same text, with room for so many lines. */
  public Text lines(int lines) {
    return new Text(label, first, lines);
  }

  @Override
  String first() {
    return first;
  }

  @Override
  String read(Object sent) {
    return expected(String.class, sent);
  }

  @Override
  Map<String, Object> look() {
    return Map.of("kind", "text", "lines", lines, "value", first);
  }

  @Override
  String words() {
    return "%s (now \"%s\")".formatted(label, first);
  }
}
