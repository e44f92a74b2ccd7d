package labs.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/** A Tablesaw figure as JupyterLab draws it, and in words. */
final class FigureBundle {
  private FigureBundle() {}

  static Map<String, Object> of(Figure figure) {
    List<Map<String, Object>> traces = new ArrayList<>();
    Trace[] all = figure.getTraces();
    for (int i = 0; i < all.length; i++) {
      traces.add(PlotlyReader.read(all[i].asJavascript(i)));
    }
    Map<String, Object> layout =
        figure.getLayout() == null
            ? new LinkedHashMap<>()
            : PlotlyReader.read(figure.getLayout().asJavascript());
    FigureStyle.apply(traces, layout);
    Map<String, Object> plotly = new LinkedHashMap<>();
    plotly.put("data", traces);
    plotly.put("layout", layout);
    // Not responsive: JupyterLab sees to new sizes, and with it a plot shrinks to a strip there.
    plotly.put("config", Map.of("displaylogo", false));
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("application/vnd.plotly.v1+json", plotly);
    bundle.put("text/plain", FigureSummary.of(traces, layout));
    return bundle;
  }
}
