package labs.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Words, or other things with a name, as points on a plane; hovering over one shows its name. */
public final class EmbeddingMap {
  private EmbeddingMap() {}

  /**
   * Draws the points; groups differ in colour and marker.
   *
   * @param title what the map shows
   * @param names a name for each point
   * @param places a row of two numbers for each point, as {@link Projection#toPlane} returns them
   * @param groups the group of each point; the legend has them in the order of their first points
   * @throws IllegalArgumentException if the three differ in length
   */
  public static Figure create(
      String title, List<String> names, double[][] places, List<String> groups) {
    if (names.size() != places.length || groups.size() != places.length) {
      throw new IllegalArgumentException(
          "Expected a name and a group for each of %d points, received %d names and %d groups"
              .formatted(places.length, names.size(), groups.size()));
    }
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    IntStream.range(0, places.length)
        .forEach(i -> members.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(i));
    List<Trace> traces = new ArrayList<>();
    members.forEach(
        (group, points) -> {
          double[] x = points.stream().mapToDouble(i -> places[i][0]).toArray();
          double[] y = points.stream().mapToDouble(i -> places[i][1]).toArray();
          traces.add(
              ScatterTrace.builder(x, y)
                  .name(group)
                  .text(points.stream().map(names::get).toArray(String[]::new))
                  .build());
        });
    Layout layout =
        Layout.builder(title)
            .xAxis(Axis.builder().title("First principal component").build())
            .yAxis(Axis.builder().title("Second principal component").build())
            .height(560)
            .showLegend(true)
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }
}
