package labs.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import labs.results.Better;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** How a metric moved from epoch to epoch: dots for training, a line for validation. */
public final class HistoryPlot {
  private static final String TRAINING = "#3b82f6";
  private static final String VALIDATION = "#d9690a";
  private static final int FEW = 8;

  private HistoryPlot() {}

  /**
   * Draws a metric, and its validation where the history has one, with a star at its best epoch
   * where {@link Better} knows which way it improves.
   *
   * @param history a table with a column epoch, one named as the metric, and perhaps val_ and the
   *     metric's name
   * @param metric "loss", "accuracy" or another column
   * @throws IllegalArgumentException if the history has no such column
   */
  public static Figure create(Table history, String metric) {
    if (!history.containsColumn(metric)) {
      throw new IllegalArgumentException(
          "Expected one of the history's columns "
              + history.columnNames()
              + ", received '"
              + metric
              + "'");
    }
    NumericColumn<?> epoch = history.nCol("epoch");
    String name = metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
    List<Trace> traces = new ArrayList<>();
    traces.add(
        ScatterTrace.builder(epoch, history.nCol(metric))
            .name("Training")
            .marker(Marker.builder().color(TRAINING).size(9).symbol(Symbol.CIRCLE).build())
            .build());
    boolean validated = history.containsColumn("val_" + metric);
    if (validated) {
      NumericColumn<?> validation = history.nCol("val_" + metric);
      traces.add(
          ScatterTrace.builder(epoch, validation)
              .mode(ScatterTrace.Mode.LINE)
              .name("Validation")
              .line(Line.builder().color(VALIDATION).width(2.5).build())
              .build());
      Better.find(metric).ifPresent(better -> best(epoch, validation, better, traces));
    }
    String title = (validated ? "Training and validation " : "Training ") + metric;
    Layout layout =
        Layout.builder(title)
            .xAxis(epochs(epoch))
            .yAxis(Axis.builder().title(name).build())
            .showLegend(true)
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }

  /**
   * Of few epochs each has its tick: Plotly would write 1.5 between the first and the second.
   * Within the first one its own choice stays.
   */
  private static Axis epochs(NumericColumn<?> epoch) {
    Axis.AxisBuilder axis = Axis.builder().title("Epoch");
    if (epoch.max() > 1 && epoch.max() <= FEW) {
      axis.tickSettings(TickSettings.builder().dTick(1).build());
    }
    return axis.build();
  }

  private static void best(
      NumericColumn<?> epoch, NumericColumn<?> validation, Better better, List<Trace> traces) {
    boolean low = better == Better.LOWER;
    int best = -1;
    for (int i = 0; i < validation.size(); i++) {
      double value = validation.getDouble(i);
      double record = best < 0 ? Double.NaN : validation.getDouble(best);
      if (best < 0 ? !Double.isNaN(value) : low ? value < record : value > record) {
        best = i;
      }
    }
    if (best >= 0) {
      double[] x = {epoch.getDouble(best)};
      double[] y = {validation.getDouble(best)};
      Marker star = Marker.builder().color(VALIDATION).size(14).symbol(Symbol.STAR).build();
      // One word for loss and accuracy: side by side they have one legend.
      traces.add(ScatterTrace.builder(x, y).name("Best validation").marker(star).build());
    }
  }
}
