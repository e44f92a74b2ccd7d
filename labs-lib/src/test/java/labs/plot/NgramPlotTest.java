package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class NgramPlotTest {
  @Test
  void theMostExcitingGroupsTheTopOneLast() {
    Figure figure =
        NgramPlot.create(
            "Filter 7", Map.of("waste of time", 3f, "the end of", 1f, "not worth it", 2f), 2);
    assertThat(figure.getTraces()[0].asJavascript(0))
        .contains("y: [\"not worth it\",\"waste of time\"]", "x: [2.0, 3.0]")
        .contains("orientation: 'h'");
    assertThat(figure.getLayout().asJavascript()).contains("Filter 7", "Excitement", "Words");
  }

  @Test
  void fewerGroupsThanAskedFor() {
    Figure figure = NgramPlot.create("Filter 7", Map.of("waste of time", 3f), 12);
    assertThat(figure.getTraces()[0].asJavascript(0)).contains("y: [\"waste of time\"]");
  }
}
