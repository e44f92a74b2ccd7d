package labs.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A figure in words, for screen readers and plain logs: what is plotted, and its main values. */
final class FigureSummary {
  /** Bars up to this many, and as many points with names, are listed one by one. */
  private static final int BARS = 40;

  private FigureSummary() {}

  static String of(List<Map<String, Object>> traces, Map<String, Object> layout) {
    List<String> lines = new ArrayList<>();
    lines.add("Plot: " + title(layout, "untitled"));
    String across = title(layout.get("xaxis"), "");
    String up = title(layout.get("yaxis"), "");
    if (!across.isEmpty() || !up.isEmpty()) {
      lines.add("Across: " + across + ". Up: " + up + ".");
    }
    for (int i = 0; i < traces.size(); i++) {
      lines.add(trace(traces.get(i), "curve " + (i + 1)));
    }
    return String.join("\n", lines);
  }

  private static String trace(Map<String, Object> trace, String otherwise) {
    String name = words(trace.get("name"));
    name = name.isEmpty() ? otherwise : name;
    boolean sideways = "h".equals(trace.get("orientation"));
    List<?> values = list(trace.get(sideways ? "x" : "y"));
    List<?> places = list(trace.get(sideways ? "y" : "x"));
    List<?> rows = list(trace.get("z"));
    if (!rows.isEmpty() && rows.get(0) instanceof List<?> row) {
      return name + ": " + rows.size() + " rows of " + row.size();
    }
    List<?> counted = places.isEmpty() ? list(trace.get("values")) : places;
    if (values.isEmpty() && !counted.isEmpty()) { // a histogram, a pie
      return "%s: %s of a %s"
          .formatted(name, Numbers.count(counted.size(), "values"), trace.get("type"));
    }
    if ("bar".equals(trace.get("type")) && values.size() <= BARS) {
      return name + ": " + bars(values, places);
    }
    if (trace.get("text") instanceof List<?> names && names.size() == values.size()) {
      return name + ": " + named(names, places, values);
    }
    int first = -1;
    int last = -1;
    int low = -1;
    int high = -1;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Number n) {
        double value = n.doubleValue();
        first = first < 0 ? i : first;
        last = i;
        low = low < 0 || value < at(values, low) ? i : low;
        high = high < 0 || value > at(values, high) ? i : high;
      }
    }
    if (values.size() == 1 && first == 0) {
      return name + ": 1 point, " + point(values, places, 0);
    }
    String text = name + ": " + Numbers.count(values.size(), "points");
    if (first < 0) {
      return text;
    }
    return text
        + (", first " + point(values, places, first) + ", last " + point(values, places, last))
        + (", lowest " + point(values, places, low) + ", highest " + point(values, places, high));
  }

  /** Points that have names, such as the words of a map, with their places. */
  private static String named(List<?> names, List<?> across, List<?> up) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < names.size() && i < BARS; i++) {
      points.add(words(names.get(i)) + " (" + text(across.get(i)) + ", " + text(up.get(i)) + ")");
    }
    String more = names.size() > BARS ? " and " + (names.size() - BARS) + " more" : "";
    return String.join(", ", points) + more;
  }

  private static String bars(List<?> values, List<?> places) {
    List<String> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String place = i < places.size() ? text(places.get(i)) : String.valueOf(i);
      bars.add(place + " " + text(values.get(i)));
    }
    return String.join(", ", bars);
  }

  private static String point(List<?> values, List<?> places, int i) {
    return text(values.get(i)) + (i < places.size() ? " at " + text(places.get(i)) : "");
  }

  private static double at(List<?> values, int i) {
    return ((Number) values.get(i)).doubleValue();
  }

  private static String text(Object value) {
    return value instanceof Number n ? Numbers.of(n.doubleValue()) : words(value);
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String title(Object parent, String otherwise) {
    return parent instanceof Map<?, ?> map
            && map.get("title") instanceof Map<?, ?> title
            && title.get("text") instanceof String text
            && !text.isEmpty()
        ? words(text)
        : otherwise;
  }

  /** jsplot escapes names and titles for HTML. */
  private static String words(Object text) {
    return text == null
        ? ""
        : text.toString()
            .replace("<br>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
  }
}
