package labs.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A look for figures that reads on JupyterLab's light and dark theme alike. */
final class FigureStyle {
  /** The grey of equal contrast, 4.3 to 1, on white and on the dark theme's #111111. */
  private static final String TEXT = "#797979";

  private static final String GRID = "rgba(128,128,128,0.3)";
  private static final String NONE = "rgba(0,0,0,0)";
  private static final String SAMPLE = "(built-in sample)";
  private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot", "longdash");
  private static final List<String> SYMBOLS =
      List.of("circle", "square", "diamond", "cross", "triangle-up", "x");

  /** Each at least 3 to 1 on white and on #111111. */
  private static final List<String> COLOURS =
      List.of("#3b82f6", "#d9690a", "#1f9d66", "#b05fe0", "#d64550", "#8a7d2a");

  // What jsplot writes where nobody chose a size.
  private static final int JSPLOT_WIDTH = 800;
  private static final int JSPLOT_HEIGHT = 600;

  private FigureStyle() {}

  static void apply(List<Map<String, Object>> traces, Map<String, Object> layout) {
    layout.put("paper_bgcolor", NONE);
    layout.put("plot_bgcolor", NONE);
    layout.put("font", Map.of("color", TEXT, "size", 14));
    if (is(layout.get("height"), JSPLOT_HEIGHT) || !layout.containsKey("height")) {
      layout.put("height", 400);
    }
    if (is(layout.get("width"), JSPLOT_WIDTH)) {
      layout.remove("width");
      layout.put("autosize", true);
    }
    layout.put("colorway", COLOURS);
    layout.put("modebar", Map.of("bgcolor", NONE, "color", TEXT));
    layout.putIfAbsent("margin", Map.of("l", 70, "r", 30, "t", 60, "b", 60));
    for (String name : new String[] {"xaxis", "yaxis"}) {
      Map<String, Object> axis = child(layout, name);
      axis.put("gridcolor", GRID);
      axis.put("zerolinecolor", TEXT);
      axis.put("tickcolor", TEXT);
      axis.put("automargin", true);
      child(axis, "title").put("standoff", 12);
    }
    if (SampleData.inUse()) {
      child(layout, "title").merge("text", SAMPLE, (old, sample) -> (old + " " + sample).strip());
    }
    for (int i = 0; i < traces.size(); i++) {
      mark(traces.get(i), i);
    }
  }

  /** Tells curves apart by more than colour, where their author has not done so. */
  private static void mark(Map<String, Object> trace, int i) {
    String mode = String.valueOf(trace.get("mode"));
    if (mode.contains("lines")) {
      child(trace, "line").putIfAbsent("dash", DASHES.get(i % DASHES.size()));
    }
    if (mode.contains("markers")) {
      // One further after each round of colours: the seventh is not marked as the first.
      int symbol = (i + i / COLOURS.size()) % SYMBOLS.size();
      child(trace, "marker").putIfAbsent("symbol", SYMBOLS.get(symbol));
    }
    // jsplot writes a colour range of 0 to 0 where none was chosen.
    if (trace.get("marker") instanceof Map<?, ?> marker
        && is(marker.get("cmin"), 0)
        && is(marker.get("cmax"), 0)) {
      marker.remove("cmin");
      marker.remove("cmax");
    }
  }

  private static boolean is(Object value, double number) {
    return value instanceof Number n && n.doubleValue() == number;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        parent.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
  }
}
