package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Font;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.PieTrace;
import tech.tablesaw.plotly.traces.Scatter3DTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class FigureBundleTest {
  private static final double[] X = {1, 2, 3};

  @AfterEach
  void realDataAgain() {
    SampleData.reset();
  }

  private static ScatterTrace line(String name, double... y) {
    return ScatterTrace.builder(X, y).mode(ScatterTrace.Mode.LINE).name(name).build();
  }

  private static JsonNode plotly(Figure figure) {
    Object value = FigureBundle.of(figure).get("application/vnd.plotly.v1+json");
    assertOnlySendable(value);
    return new ObjectMapper().valueToTree(value);
  }

  private static String text(Figure figure) {
    return (String) FigureBundle.of(figure).get("text/plain");
  }

  /** What the kernels' Gson writes as it stands. */
  private static void assertOnlySendable(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map.keySet()).allMatch(String.class::isInstance);
      map.values().forEach(FigureBundleTest::assertOnlySendable);
    } else if (value instanceof List<?> list) {
      list.forEach(FigureBundleTest::assertOnlySendable);
    } else if (value instanceof Double d) {
      assertThat(d).isFinite();
    } else if (value != null) {
      assertThat(value).isInstanceOfAny(String.class, Integer.class, Boolean.class);
    }
  }

  @Test
  void numbersAreNumbersAndNanIsNull() {
    JsonNode trace =
        plotly(new Figure(line("a", 1e-9, Double.NaN, Double.NEGATIVE_INFINITY))).at("/data/0");
    assertThat(trace.get("x").toString()).isEqualTo("[1.0,2.0,3.0]");
    assertThat(trace.get("y").toString()).isEqualTo("[1.0E-9,null,null]");
  }

  /** What has no curve is counted, whatever a student plots. */
  @Test
  void kindsWithoutACurveAreNamed() {
    assertThat(text(new Figure(HistogramTrace.builder(X).name("ages").build())))
        .contains("ages: 3 values of a histogram");
    assertThat(
            text(
                new Figure(PieTrace.builder(new Object[] {"a", "b"}, new double[] {1, 2}).build())))
        .contains("2 values of a pie");
    assertThat(text(new Figure(Scatter3DTrace.builder(X, X, X).name("points").build())))
        .contains("points: 3 points");
  }

  /** Else Plotly takes the word NaN for a category, and the axis for one of words. */
  @Test
  void nothingButNanIsNullToo() {
    Figure figure = new Figure(line("loss", Double.NaN, Double.NaN, Double.NaN));
    assertThat(plotly(figure).at("/data/0/y").toString()).isEqualTo("[null,null,null]");
    assertThat(text(figure)).contains("loss: 3 points");
  }

  @Test
  void aTitleMayHaveTwoLines() {
    Layout layout = Layout.builder("Loss\nof the first network", "Ep\r\noch", "Loss").build();
    Figure figure = new Figure(layout, line("a\nb", 1, 2, 3));
    JsonNode json = plotly(figure);
    assertThat(json.at("/layout/title/text").asText()).isEqualTo("Loss<br>of the first network");
    assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("Ep<br>och");
    assertThat(json.at("/data/0/name").asText()).isEqualTo("a<br>b");
    assertThat(text(figure)).contains("Plot: Loss of the first network");
  }

  @Test
  void titlesAreObjectsWithTheirText() {
    Layout layout =
        Layout.builder("Bob's \"loss\"", "Epoch", "Lo'ss")
            .titleFont(Font.builder().size(20).build())
            .build();
    JsonNode json = plotly(new Figure(layout, line("it's", 1, 2, 3)));
    assertThat(json.at("/layout/title/text").asText()).isEqualTo("Bob's \"loss\"");
    assertThat(json.at("/layout/title/font/size").asInt()).isEqualTo(20);
    assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("Epoch");
    assertThat(json.at("/layout/yaxis/title/text").asText()).isEqualTo("Lo'ss");
    assertThat(json.at("/data/0/name").asText()).isEqualTo("it's");
  }

  @Test
  void markupInWordsIsNotMarkup() {
    BarTrace bars = BarTrace.builder(new Object[] {"a<b>", "don't", "7"}, X).name("<i>").build();
    Figure figure = new Figure(Layout.builder("x < y").build(), bars);
    JsonNode json = plotly(figure);
    assertThat(json.at("/data/0/x").toString()).isEqualTo("[\"a&lt;b&gt;\",\"don't\",\"7\"]");
    assertThat(json.at("/data/0/name").asText()).isEqualTo("&lt;i&gt;");
    assertThat(json.at("/layout/title/text").asText()).isEqualTo("x &lt; y");
    assertThat(text(figure)).contains("Plot: x < y", "<i>: a<b> 1, don't 2, 7 3");
  }

  @Test
  void markupInTheNamesOfPointsIsNotMarkup() {
    double[] x = {1, 2};
    String[] names = {"<pad>", "a&b"};
    Figure map = new Figure(ScatterTrace.builder(x, x).name("Words").text(names).build());
    String escaped = "[\"&lt;pad&gt;\",\"a&amp;b\"]";
    assertThat(plotly(map).at("/data/0/text").toString()).isEqualTo(escaped);
    assertThat(text(map)).contains("Words: <pad> (1, 1), a&b (2, 2)");
    Figure pie = new Figure(PieTrace.builder(names, x).build());
    assertThat(plotly(pie).at("/data/0/labels").toString()).isEqualTo(escaped);
  }

  @Test
  void axisSettingsAreTyped() {
    Axis axis =
        Axis.builder().range(0, 10).tickSettings(TickSettings.builder().dTick(1).build()).build();
    JsonNode json = plotly(new Figure(Layout.builder("t").xAxis(axis).build(), line("a", X)));
    assertThat(json.at("/layout/xaxis/range").toString()).isEqualTo("[0.0,10.0]");
    assertThat(json.at("/layout/xaxis/dtick").isNumber()).isTrue();
    assertThat(json.at("/layout/xaxis/autorange").isBoolean()).isTrue();
  }

  @Test
  void bothThemesShine() {
    JsonNode layout = plotly(new Figure(Layout.builder("t").build(), line("a", X))).get("layout");
    assertThat(layout.get("paper_bgcolor").asText()).isEqualTo("rgba(0,0,0,0)");
    assertThat(layout.get("plot_bgcolor").asText()).isEqualTo("rgba(0,0,0,0)");
    assertThat(layout.at("/font/color").asText()).isEqualTo("#797979");
    assertThat(layout.get("height").asInt()).isEqualTo(400);
    assertThat(layout.has("width")).isFalse();
    assertThat(layout.get("autosize").asBoolean()).isTrue();
  }

  @Test
  void aChosenSizeIsKept() {
    Layout layout = Layout.builder("t").height(500).width(300).build();
    JsonNode json = plotly(new Figure(layout, line("a", X))).get("layout");
    assertThat(json.get("height").asInt()).isEqualTo(500);
    assertThat(json.get("width").asInt()).isEqualTo(300);
  }

  @Test
  void curvesDifferByMoreThanColour() {
    JsonNode data = plotly(new Figure(line("a", X), line("b", X))).get("data");
    assertThat(data.at("/0/line/dash")).isNotEqualTo(data.at("/1/line/dash"));
  }

  @Test
  void theSummaryNamesTheValuesThatMatter() {
    Figure figure =
        new Figure(
            Layout.builder("Loss", "Epoch", "Value").build(),
            line("validation", 0.5, 0.25, 0.3),
            line("nothing", Double.NaN, Double.NaN, Double.NaN),
            ScatterTrace.builder(new double[] {2}, new double[] {0.25}).name("best").build());
    assertThat(text(figure))
        .isEqualTo(
            """
            Plot: Loss
            Across: Epoch. Up: Value.
            validation: 3 points, first 0.5000 at 1, last 0.3000 at 3, lowest 0.2500 at 2, highest 0.5000 at 1
            nothing: 3 points
            best: 1 point, 0.2500 at 2""");
  }

  @Test
  void pointsWithNamesAreListed() {
    double[] x = {1.5, -2};
    Figure figure =
        new Figure(
            ScatterTrace.builder(x, new double[] {0.25, 3})
                .name("Words")
                .text(new String[] {"good", "1"})
                .build());
    assertThat(text(figure)).endsWith("Words: good (1.500, 0.2500), 1 (-2, 3)");
    ScatterTrace many =
        ScatterTrace.builder(new double[42], new double[42]).text(named(42)).build();
    assertThat(text(new Figure(many))).contains("w39 (0, 0) and 2 more").doesNotContain("w40");
  }

  private static String[] named(int n) {
    return IntStream.range(0, n).mapToObj(i -> "w" + i).toArray(String[]::new);
  }

  @Test
  void aHeatmapIsSummedUpByItsSize() {
    HeatmapTrace map =
        HeatmapTrace.builder(
                new Object[] {"a", "b"}, new Object[] {"c"}, new double[][] {{1, Double.NaN}})
            .build();
    Figure figure = new Figure(map);
    assertThat(plotly(figure).at("/data/0/z").toString()).isEqualTo("[[1.0,null]]");
    assertThat(text(figure)).contains("curve 1: 1 rows of 2");
  }

  @Test
  void theBuiltInSampleIsNamedInTheTitle() {
    Figure figure = new Figure(Layout.builder("Loss").build(), line("a", X));
    assertThat(plotly(figure).at("/layout/title/text").asText()).isEqualTo("Loss");
    SampleData.mark();
    assertThat(plotly(figure).at("/layout/title/text").asText())
        .isEqualTo("Loss (built-in sample)");
    assertThat(plotly(new Figure(line("a", X))).at("/layout/title/text").asText())
        .isEqualTo("(built-in sample)");
    assertThat(text(figure)).startsWith("Plot: Loss (built-in sample)");
  }
}
