package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class EmbeddingMapTest {
  private static final double[][] PLACES = {{1, 2}, {-1, 0.5}, {3, 4}};

  @Test
  void aTraceForEachGroupWithTheNamesAsText() {
    Figure figure =
        EmbeddingMap.create(
            "Words", List.of("good", "bad", "don't"), PLACES, List.of("up", "down", "up"));
    assertThat(figure.getTraces()).hasSize(2);
    assertThat(figure.getTraces()[0].asJavascript(0))
        .contains("name: 'up'")
        .contains("x: [\"1.0\",\"3.0\"]")
        .contains("y: [\"2.0\",\"4.0\"]")
        .contains("text: [\"good\",\"don't\"]");
    assertThat(figure.getTraces()[1].asJavascript(1)).contains("x: [\"-1.0\"]");
  }

  @Test
  void everyPointNeedsANameAndAGroup() {
    assertThatThrownBy(() -> EmbeddingMap.create("", List.of("a"), PLACES, List.of("", "", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Expected a name and a group for each of 3 points, received 1 names and 3 groups");
  }
}
