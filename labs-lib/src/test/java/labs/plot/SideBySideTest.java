package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.ScatterTrace;

class SideBySideTest {
  private static Figure line(String title, double... y) {
    DoubleColumn x = DoubleColumn.create("x", 1, 2);
    return LinePlot.create(title, Table.create(x, DoubleColumn.create("y", y)), "x", "y");
  }

  @Test
  void eachFigureHasAxesOfItsOwn() {
    SideBySide both = SideBySide.of(List.of(line("left", 3, 4), line("right", 5, 6)));
    JsonNode bundle = new ObjectMapper().valueToTree(both.bundle());
    JsonNode plotly = bundle.get("application/vnd.plotly.v1+json");

    assertThat(plotly.at("/data/0/xaxis").asText()).isEqualTo("x");
    assertThat(plotly.at("/data/1/xaxis").asText()).isEqualTo("x2");
    assertThat(plotly.at("/data/1/yaxis").asText()).isEqualTo("y2");
    assertThat(plotly.at("/data/1/y").toString()).isEqualTo("[5.0,6.0]");
    assertThat(plotly.at("/layout/xaxis/domain/0").asDouble()).isZero();
    assertThat(plotly.at("/layout/xaxis/domain/1").asDouble())
        .isLessThan(plotly.at("/layout/xaxis2/domain/0").asDouble());
    assertThat(plotly.at("/layout/xaxis2/domain/1").asDouble()).isEqualTo(1);
    assertThat(plotly.at("/layout/xaxis2/anchor").asText()).isEqualTo("y2");
    assertThat(plotly.at("/layout/annotations/0/text").asText()).isEqualTo("left");
    assertThat(plotly.at("/layout/annotations/1/text").asText()).isEqualTo("right");
    assertThat(bundle.get("text/plain").asText())
        .contains("Plot: left", "Plot: right", "lowest 5 at 1");
  }

  @Test
  void manyFiguresHaveAWidthToo() {
    List<Figure> twelve = Collections.nCopies(12, line("one of many", 3, 4));
    JsonNode layout =
        new ObjectMapper()
            .valueToTree(SideBySide.of(twelve).bundle())
            .at("/application~1vnd.plotly.v1+json/layout");
    double end = 0;
    for (int i = 1; i <= 12; i++) {
      JsonNode domain = layout.get(i == 1 ? "xaxis" : "xaxis" + i).get("domain");
      assertThat(domain.get(0).asDouble()).isGreaterThanOrEqualTo(end);
      end = domain.get(1).asDouble();
      assertThat(end - domain.get(0).asDouble()).isGreaterThan(0.03);
    }
    assertThat(end).isCloseTo(1, within(1e-9));
  }

  @Test
  void aFigureWithoutATitleHasNone() {
    Figure bare =
        new Figure(ScatterTrace.builder(new double[] {1, 2}, new double[] {3, 4}).build());
    JsonNode plotly =
        new ObjectMapper()
            .valueToTree(SideBySide.of(List.of(bare, line("right", 5, 6))).bundle())
            .get("application/vnd.plotly.v1+json");
    assertThat(plotly.at("/layout/annotations")).hasSize(1);
    assertThat(plotly.at("/layout/annotations/0/text").asText()).isEqualTo("right");
    assertThat(plotly.at("/data/0/xaxis").asText()).isEqualTo("x");
  }

  @Test
  void needsAFigure() {
    assertThatThrownBy(() -> SideBySide.of(List.of()))
        .hasMessage("SideBySide expected figures, received none");
  }
}
