package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import labs.notebook.Notebook;
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
        .contains("name: 'small, 0.0 MB'", "size: 8.0");
    assertThat(figure.getLayout().asJavascript())
        .contains("Seconds an epoch", "Test accuracy", "type: 'log'");
  }

  /** The colours come round after six. */
  @Test
  void eightModelsHaveEightLooks() {
    Results many = new Results("03-convolutions");
    for (int i = 1; i <= 8; i++) {
      many.model("model " + i, 1_000, i, 0.5);
    }
    Object plotly =
        Notebook.bundle(ModelsPlot.create(TrainedModels.beside(many)))
            .get("application/vnd.plotly.v1+json");
    JsonNode figure = new ObjectMapper().valueToTree(plotly);
    JsonNode colours = figure.at("/layout/colorway");
    Set<String> looks = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      looks.add(colours.get(i % colours.size()) + " " + figure.at("/data/" + i + "/marker/symbol"));
    }
    assertThat(looks).hasSize(8);
  }
}
