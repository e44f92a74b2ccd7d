package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GridTest {
  private final Grid grid =
      new Grid("Models & <more>")
          .column("Model")
          .numbers("Parameters")
          .row("a<script>'\"", 160_305)
          .row("b", null)
          .row("c", Float.NaN);

  @Test
  void htmlIsEscapedAndAccessible() {
    assertThat(grid.html())
        .startsWith("<table class=\"mathjax_ignore tex2jax_ignore\">")
        .contains("<caption>Models &amp; &lt;more&gt;</caption>")
        .contains("<th scope=\"col\" style=\"text-align:right\">Parameters</th>")
        .contains("<td style=\"text-align:left\">a&lt;script&gt;&#39;&quot;</td>")
        .doesNotContain("<script>");
  }

  @Test
  void textIsAligned() {
    assertThat(grid.bundle().get("text/plain"))
        .isEqualTo(
            """
            Models & <more>
            Model        Parameters
            a<script>'"     160,305
            b                     -
            c                     -""");
  }

  @Test
  void aRowOfTheWrongLengthIsRefused() {
    assertThatThrownBy(() -> grid.row("only one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected 2 cells, one for each of [Model, Parameters], received 1");
  }
}
