package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColouredTextTest {
  private static final ColouredText TEXT =
      ColouredText.create(
          "What each word does",
          List.of("A", "great", "film,", "badly", "told."),
          new float[] {0.01f, 2, 0, -1, 0.5f});

  private static String html(ColouredText text) {
    return (String) text.bundle().get("text/html");
  }

  @Test
  void blueAndSolidAboveZeroRedAndDashedBelowByStrength() {
    assertThat(html(TEXT))
        .contains(
            "<span title=\"+2.00\" style=\"background-color:rgba(37, 99, 235, 0.50);"
                + "border-bottom:2px solid rgb(37, 99, 235)\">great</span>")
        .contains(
            "<span title=\"-1.00\" style=\"background-color:rgba(220, 38, 38, 0.25);"
                + "border-bottom:2px dashed rgb(220, 38, 38)\">badly</span>")
        .contains("rgba(37, 99, 235, 0.13)");
  }

  @Test
  void wordsThatHardlyCountStayAsTheyAre() {
    assertThat(html(TEXT)).contains(">A <span").contains("</span> film, <span");
  }

  @Test
  void theTextFormHoldsTheNumbers() {
    assertThat(TEXT.toString())
        .isEqualTo(
            """
            What each word does
            A great [+2.00] film, badly [-1.00] told. [+0.50]
            Blue, above 0: great +2.00, told. +0.50
            Red, below 0: badly -1.00""");
    assertThat(TEXT.bundle()).containsEntry("text/plain", TEXT.toString());
  }

  @Test
  void smallNumbersAreNotZero() {
    float[] small = {0.004f, -0.0013f};
    assertThat(ColouredText.create("", List.of("good", "bad"), small).toString())
        .contains("Blue, above 0: good +0.0040\n", "Red, below 0: bad -0.0013");
  }

  @Test
  void screenReadersFindTheStrongestWordsInTheHtmlToo() {
    assertThat(html(TEXT))
        .contains("<p>Blue, above 0: great +2.00, told. +0.50</p>")
        .contains("<p>Red, below 0: badly -1.00</p>");
  }

  @Test
  void whatIsWrittenIsNeverMarkup() {
    ColouredText text =
        ColouredText.create("<b>", List.of("<script>", "\"&'"), new float[] {1, -1});
    assertThat(html(text))
        .contains("&lt;b&gt;", ">&lt;script&gt;</span>", ">&quot;&amp;&#39;</span>")
        .contains("above 0: &lt;script&gt; +1.00")
        .doesNotContain("<script>", "<b>");
  }

  @Test
  void noNumbersNoColours() {
    ColouredText text = ColouredText.create("Nothing", List.of("a", "b"), new float[2]);
    assertThat(html(text)).doesNotContain("<span").contains("a b");
    assertThat(text.toString()).endsWith("Blue, above 0: no word\nRed, below 0: no word");
    assertThat(ColouredText.create("", List.of(), new float[0]).toString()).contains("no word");
  }

  @Test
  void atMostFiveWordsAreListedTheStrongestFirst() {
    ColouredText text =
        ColouredText.create(
            "", List.of("a", "b", "c", "d", "e", "f"), new float[] {1, 2, 3, 4, 5, 6});
    assertThat(text.toString()).contains("above 0: f +6.00, e +5.00, d +4.00, c +3.00, b +2.00\n");
  }

  @Test
  void everyWordNeedsAFiniteNumber() {
    assertThatThrownBy(() -> ColouredText.create("", List.of("a", "b"), new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a number for each of 2 words, received 1 numbers");
    assertThatThrownBy(() -> ColouredText.create("", List.of("a"), new float[] {Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected finite numbers, 'a' has NaN");
  }
}
