package labs.plot;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.BarTrace;

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
    BarTrace bars =
        BarTrace.builder(
                shown.stream().map(Map.Entry::getKey).toArray(),
                shown.stream().mapToDouble(Map.Entry::getValue).toArray())
            .orientation(BarTrace.Orientation.HORIZONTAL)
            .name("Excitement")
            .marker(Marker.builder().color(COLOUR).build())
            .build();
    // Every bar named: without a step Plotly leaves some out.
    TickSettings each = TickSettings.builder().dTick(1).build();
    Layout layout =
        Layout.builder(title)
            .xAxis(Axis.builder().title("Excitement").build())
            .yAxis(Axis.builder().title("Words").tickSettings(each).build())
            .height(Math.max(300, 140 + 22 * shown.size()))
            .showLegend(false)
            .build();
    return new Figure(layout, bars);
  }
}
