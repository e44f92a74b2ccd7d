package labs.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import labs.notebook.Displayable;
import labs.notebook.Notebook;
import tech.tablesaw.plotly.components.Figure;

/**
 * Figures in one row, as one picture: each keeps its axes, and the first one's legend is for all.
 */
public final class SideBySide implements Displayable {
  private static final String PLOTLY = "application/vnd.plotly.v1+json";

  /** How much of the width lies between two figures, at most. */
  private static final double GAP = 0.1;

  private final List<Figure> figures;

  private SideBySide(List<Figure> figures) {
    this.figures = figures;
  }

  /**
   * Puts figures side by side.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SideBySide of(List<Figure> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("SideBySide expected figures, received none");
    }
    return new SideBySide(List.copyOf(figures));
  }

  @Override
  public Map<String, Object> bundle() {
    List<Map<String, Object>> all = figures.stream().map(Notebook::bundle).toList();
    List<Object> traces = new ArrayList<>();
    List<Object> titles = new ArrayList<>();
    Map<String, Object> layout = new LinkedHashMap<>(part(all.get(0), "layout"));
    layout.remove("title");
    double gap = Math.min(GAP, 0.5 / all.size()); // of many, half of the width is for the figures
    double width = (1 - gap * (all.size() - 1)) / all.size();
    for (int i = 0; i < all.size(); i++) {
      String number = i == 0 ? "" : String.valueOf(i + 1);
      double left = i * (width + gap);
      Map<String, Object> own = part(all.get(i), "layout");
      Map<String, Object> across = new LinkedHashMap<>(child(own, "xaxis"));
      across.putAll(Map.of("domain", List.of(left, left + width), "anchor", "y" + number));
      Map<String, Object> up = new LinkedHashMap<>(child(own, "yaxis"));
      up.put("anchor", "x" + number);
      layout.put("xaxis" + number, across);
      layout.put("yaxis" + number, up);
      if (child(own, "title").get("text") instanceof String text) {
        titles.add(title(text, left + width / 2));
      }
      for (Object trace : (List<?>) plotly(all.get(i)).get("data")) {
        traces.add(placed(trace, number));
      }
    }
    layout.put("annotations", titles);
    Map<String, Object> plotly = new LinkedHashMap<>(plotly(all.get(0)));
    plotly.put("data", traces);
    plotly.put("layout", layout);
    List<String> texts = all.stream().map(bundle -> (String) bundle.get("text/plain")).toList();
    return Map.of(PLOTLY, plotly, "text/plain", String.join("\n", texts));
  }

  /** A trace on the axes of its figure; names are explained once. */
  private static Map<String, Object> placed(Object trace, String number) {
    Map<String, Object> placed = new LinkedHashMap<>(map(trace));
    placed.put("xaxis", "x" + number);
    placed.put("yaxis", "y" + number);
    placed.put("legendgroup", placed.get("name"));
    placed.put("showlegend", number.isEmpty());
    return placed;
  }

  private static Map<String, Object> title(String text, double middle) {
    Map<String, Object> title = new LinkedHashMap<>();
    title.put("text", text);
    title.put("font", Map.of("size", 16));
    title.putAll(Map.of("x", middle, "xref", "paper", "xanchor", "center"));
    title.putAll(Map.of("y", 1.02, "yref", "paper", "yanchor", "bottom", "showarrow", false));
    return title;
  }

  private static Map<String, Object> part(Map<String, Object> bundle, String name) {
    return child(plotly(bundle), name);
  }

  private static Map<String, Object> plotly(Map<String, Object> bundle) {
    return child(bundle, PLOTLY);
  }

  /** Empty if it is not there, as the title of a figure without one. */
  private static Map<String, Object> child(Map<String, Object> parent, String name) {
    return map(parent.getOrDefault(name, Map.of()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
