package labs.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** What each trained model costs, and what it reaches: a marker for each. */
public final class ModelsPlot {
  /** A marker's area stands for the memory: so many pixels across for a megabyte. */
  private static final double PIXELS = 6;

  private static final double SMALLEST = 8;

  private ModelsPlot() {}

  /**
   * Draws accuracy against seconds an epoch, on a scale where each step to the right is ten times
   * as long. The area of a marker grows with the memory of the weights (below 2 MB all markers are
   * of one size).
   *
   * @param models a table of {@link labs.results.TrainedModels}; a model without seconds or without
   *     accuracy is left out
   */
  public static Figure create(Table models) {
    DoubleColumn weights = models.doubleColumn("Weights (MB)");
    DoubleColumn seconds = models.doubleColumn("Seconds an epoch");
    DoubleColumn accuracy = models.doubleColumn("Test accuracy");
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < models.rowCount(); i++) {
      if (seconds.isMissing(i) || accuracy.isMissing(i)) {
        continue;
      }
      double size = Math.max(SMALLEST, PIXELS * Math.sqrt(weights.getDouble(i)));
      traces.add(
          ScatterTrace.builder(
                  new double[] {seconds.getDouble(i)}, new double[] {accuracy.getDouble(i)})
              .name(name(models.stringColumn("Model").get(i), weights.get(i)))
              .marker(Marker.builder().size(size).opacity(0.8).build())
              .build());
    }
    Layout layout =
        Layout.builder("Test accuracy and time; the larger the marker, the more memory")
            .xAxis(Axis.builder().title("Seconds an epoch").type(Axis.Type.LOG).build())
            .yAxis(Axis.builder().title("Test accuracy").build())
            .height(460)
            .showLegend(true)
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }

  private static String name(String model, double megabytes) {
    return String.format(Locale.ROOT, "%s, %.1f MB", model, megabytes);
  }
}
