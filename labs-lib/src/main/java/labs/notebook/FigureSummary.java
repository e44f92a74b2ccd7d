package labs.notebook;

import java.util.List;
import java.util.Map;

/** A figure in words, for screen readers and plain logs. */
final class FigureSummary {
  private FigureSummary() {}

  static String of(List<Map<String, Object>> traces, Map<String, Object> layout) {
    StringBuilder text = new StringBuilder("Plot: ").append(title(layout, "untitled"));
    for (Map<String, Object> trace : traces) {
      text.append('\n').append(trace.getOrDefault("name", "trace"));
    }
    return text.toString();
  }

  private static String title(Map<String, Object> parent, String otherwise) {
    return parent.get("title") instanceof Map<?, ?> title
        ? String.valueOf(title.get("text"))
        : otherwise;
  }
}
