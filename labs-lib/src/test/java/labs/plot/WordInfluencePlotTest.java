package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class WordInfluencePlotTest {
  @Test
  void sortedFromDownToUpWithAnArrow() {
    Figure figure =
        WordInfluencePlot.create(List.of("great", "worst", "7"), new float[] {1.5f, -2f, 0.5f});
    assertThat(figure.getTraces()[0].asJavascript(0))
        .contains("x: [-2.0, 0.5, 1.5]")
        .contains("y: [\"worst ◀\",\"7 ▶\",\"great ▶\"]")
        .contains("orientation: 'h'");
    assertThat(figure.getLayout().getTitle()).contains("up or down");
  }

  @Test
  void everyWordNeedsAnInfluence() {
    assertThatThrownBy(() -> WordInfluencePlot.create(List.of("a", "b"), new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected an influence for each of 2 words, received 1 influences");
  }
}
