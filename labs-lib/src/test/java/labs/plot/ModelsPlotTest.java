package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;

import labs.results.Results;
import labs.results.TrainedModels;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class ModelsPlotTest {
  private final Results results =
      new Results("03-convolutions")
          .model("CNN", 4_000_000, 200, 0.876)
          .model("untimed", 4_000_000, Double.NaN, 0.8)
          .model("small", 1_000, 2, 0.5);

  @Test
  void aMarkerForEachModelItsAreaTheMemory() {
    Figure figure = ModelsPlot.create(TrainedModels.beside(results));
    assertThat(figure.getTraces()).hasSize(2);
    assertThat(figure.getTraces()[0].asJavascript(0))
        .contains("name: 'CNN, 16.0 MB'", "x: [\"200.0\"]", "y: [\"0.876\"]", "size: 24.0");
    assertThat(figure.getTraces()[1].asJavascript(1))
        .contains("name: 'small, 0.0 MB'", "size: 8.0", "symbol: 'square'");
    assertThat(figure.getLayout().asJavascript())
        .contains("Seconds an epoch", "Test accuracy", "type: 'log'");
  }
}
