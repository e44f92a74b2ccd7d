package labs.plot;

import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.BarTrace;

/**
 * A bar to the right or to the left for each of some words; Plotly draws the first at the bottom.
 */
final class WordBars {
  private WordBars() {}

  static Figure create(
      String title,
      String x,
      String y,
      String name,
      Marker marker,
      Object[] words,
      double[] values) {
    // Every bar named, however many there are: without a step Plotly leaves some out.
    TickSettings each = TickSettings.builder().dTick(1).build();
    return new Figure(
        Layout.builder(title)
            .xAxis(Axis.builder().title(x).build())
            .yAxis(Axis.builder().title(y).tickSettings(each).build())
            .height(Math.max(300, 140 + 22 * words.length))
            .showLegend(false)
            .build(),
        BarTrace.builder(words, values)
            .orientation(BarTrace.Orientation.HORIZONTAL)
            .name(name)
            .marker(marker)
            .build());
  }
}
