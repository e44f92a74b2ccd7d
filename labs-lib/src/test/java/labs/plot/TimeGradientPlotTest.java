package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class TimeGradientPlotTest {
  @Test
  void aCurveForEachNetworkOnALogarithmicScale() {
    Map<String, float[]> norms = new LinkedHashMap<>();
    norms.put("SimpleRNN", new float[] {0, 0.25f, 2});
    norms.put("LSTM", new float[] {1, 1, 1});
    Figure figure = TimeGradientPlot.create(norms);
    assertThat(figure.getTraces()).hasSize(2);
    assertThat(figure.getTraces()[0].asJavascript(0))
        .contains("name: 'SimpleRNN'")
        .contains("x: [\"1.0\",\"2.0\",\"3.0\"]")
        .contains("y: [\"NaN\",\"0.25\",\"2.0\"]");
    assertThat(figure.getLayout().asJavascript()).contains("type: 'log'");
  }
}
