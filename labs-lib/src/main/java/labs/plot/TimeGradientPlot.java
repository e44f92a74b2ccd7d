package labs.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** How much each time step moves the loss, on a logarithmic scale: a curve for each network. */
public final class TimeGradientPlot {
  private TimeGradientPlot() {}

  /**
   * Draws the norms that {@code labs.train.TimeGradients} measures. Zeros have no place on a
   * logarithmic scale: the curve has a gap there.
   *
   * @param norms each network's name and its norms, a number of 0 or more for each step
   */
  public static Figure create(Map<String, float[]> norms) {
    List<Trace> traces = new ArrayList<>();
    norms.forEach(
        (name, values) -> {
          double[] steps = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
          double[] sizes =
              IntStream.range(0, values.length)
                  .mapToDouble(i -> values[i] > 0 ? values[i] : Double.NaN)
                  .toArray();
          traces.add(
              ScatterTrace.builder(steps, sizes).name(name).mode(ScatterTrace.Mode.LINE).build());
        });
    Layout layout =
        Layout.builder("How much each step moves the loss")
            .xAxis(Axis.builder().title("Time step (the last is read last)").build())
            .yAxis(Axis.builder().title("Norm of the gradient").type(Axis.Type.LOG).build())
            .showLegend(true)
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }
}
