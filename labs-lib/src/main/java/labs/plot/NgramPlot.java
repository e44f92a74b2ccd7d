package labs.plot;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Marker;

/** Groups of neighbouring words (n-grams) that excite a filter of a convolution: a bar for each. */
public final class NgramPlot {
  private static final String COLOUR = "#3b82f6";

  private NgramPlot() {}

  /**
   * Draws the groups that excite a filter most, the most exciting one at the top.
   *
   * @param title names the filter
   * @param excitement how much each group of words excites it
   * @param count how many bars at most
   */
  public static Figure create(String title, Map<String, Float> excitement, int count) {
    List<Map.Entry<String, Float>> shown =
        excitement.entrySet().stream()
            .sorted(Map.Entry.<String, Float>comparingByValue())
            .skip(Math.max(0, excitement.size() - count))
            .toList(); // ascending: Plotly draws the first bar at the bottom
    return WordBars.create(
        title,
        "Excitement",
        "Words",
        "Excitement",
        Marker.builder().color(COLOUR).build(),
        shown.stream().map(Map.Entry::getKey).toArray(),
        shown.stream().mapToDouble(Map.Entry::getValue).toArray());
  }
}
