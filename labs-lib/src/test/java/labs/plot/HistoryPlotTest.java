package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import labs.results.Better;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

class HistoryPlotTest {
  private final Table history =
      Table.create(
          "History",
          IntColumn.create("epoch", 1, 2, 3),
          DoubleColumn.create("loss", 0.5, 0.4, 0.3),
          DoubleColumn.create("val_loss", 0.6, 0.45, 0.55),
          DoubleColumn.create("accuracy", 0.8, 0.9, 0.95),
          DoubleColumn.create("val_accuracy", Double.NaN, 0.88, 0.86));

  @Test
  void dotsForTrainingALineForValidationAStarForTheBest() {
    Figure figure = HistoryPlot.create(history, "loss");
    assertThat(figure.getLayout().getTitle()).isEqualTo("Training and validation loss");
    assertThat(figure.getLayout().asJavascript()).contains("'Epoch'", "'Loss'");
    assertThat(figure.getTraces()).hasSize(3);
    assertThat(figure.getTraces()[0].asJavascript(0)).contains("mode: 'markers'", "'Training'");
    assertThat(figure.getTraces()[1].asJavascript(1)).contains("mode: 'lines'", "'Validation'");
    assertThat(figure.getTraces()[2].asJavascript(2))
        .contains("[\"2.0\"]", "[\"0.45\"]", "'Best validation'");
  }

  @Test
  void anAccuracyIsBestWhereItIsHighest() {
    Figure figure = HistoryPlot.create(history, "accuracy");
    assertThat(figure.getTraces()[2].asJavascript(2))
        .contains("[\"2.0\"]", "[\"0.88\"]", "'Best validation'");
  }

  /** As early stopping sees it: a metric's own word counts; of a name alone nothing is claimed. */
  @Test
  void theStarStandsWhereTheMetricIsBetter() {
    DoubleColumn values = DoubleColumn.create("val_plot test", 0.6, 0.3, 0.5);
    Table table =
        Table.create(
            "History",
            history.intColumn("epoch"),
            DoubleColumn.create("plot test", 1, 1, 1),
            values);
    assertThat(HistoryPlot.create(table, "plot test").getTraces()).hasSize(2);
    Better.say("plot test", Better.LOWER);
    assertThat(HistoryPlot.create(table, "plot test").getTraces()[2].asJavascript(2))
        .contains("[\"0.3\"]", "'Best validation'");
    Better.say("plot test", Better.HIGHER);
    assertThat(HistoryPlot.create(table, "plot test").getTraces()[2].asJavascript(2))
        .contains("[\"0.6\"]", "'Best validation'");
  }

  @Test
  void ofFewEpochsEachHasItsTickAndOfManyPlotlyChooses() {
    assertThat(HistoryPlot.create(history, "loss").getLayout().asJavascript())
        .contains("dtick: '1'");
    Table many =
        Table.create(
            "History",
            IntColumn.create("epoch", IntStream.rangeClosed(1, 20).toArray()),
            DoubleColumn.create("loss", new double[20]));
    assertThat(HistoryPlot.create(many, "loss").getLayout().asJavascript()).doesNotContain("dtick");
  }

  @Test
  void worksWithoutValidation() {
    Figure figure = HistoryPlot.create(history.rejectColumns("val_loss"), "loss");
    assertThat(figure.getLayout().getTitle()).isEqualTo("Training loss");
    assertThat(figure.getTraces()).hasSize(1);
  }

  @Test
  void anUnknownMetricIsNamed() {
    assertThatThrownBy(() -> HistoryPlot.create(history, "lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lost")
        .hasMessageContaining("val_accuracy");
  }
}
