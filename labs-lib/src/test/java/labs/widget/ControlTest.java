package labs.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the page may send, and what it may not. */
class ControlTest {
  @Test
  void slidersStayBetweenTheirEnds() {
    assertThat(Slider.of("units", 1, 64, 16).read(17)).isEqualTo(17);
    assertThat(Slider.of("units", 1, 64, 16).read(99.0)).isEqualTo(64);
    assertThat(Slider.of("rate", 0.0, 1.0, 0.5).read(-3)).isEqualTo(0.0);
    assertThat(Slider.of("rate", 0.0, 1.0, 0.5).read(0.25)).isEqualTo(0.25);
    assertThatThrownBy(() -> Slider.of("units", 1, 64, 65))
        .hasMessage(
            "Slider 'units' expected a first value between its ends, received 65, from 1 to 64");
    assertThatThrownBy(() -> Slider.of("units", 0, 0, 0))
        .hasMessage("Slider 'units' expected the first end below the second, received 0 and 0");
    assertThatThrownBy(() -> Slider.of("rate", 1.0, 0.5, 0.7))
        .hasMessage("Slider 'rate' expected the first end below the second, received 1.0 and 0.5");
  }

  /** Browsers count in decimals, from what is written: one step more would lie beyond the end. */
  @Property(tries = 1000)
  void theHundredthStepOfASliderIsItsEnd(
      @ForAll @IntRange(min = -99_999, max = 99_999) int from,
      @ForAll @IntRange(min = 1, max = 99_999) int length,
      @ForAll @IntRange(max = 4) int decimals) {
    double start = BigDecimal.valueOf(from, decimals).doubleValue();
    double end = BigDecimal.valueOf(from + length, decimals).doubleValue();
    Map<String, Object> look = Slider.of("rate", start, end, start).look();
    assertThat(written(look, "min").add(written(look, "step").movePointRight(2)))
        .isEqualByComparingTo(written(look, "max"));
  }

  private static BigDecimal written(Map<String, Object> look, String key) {
    return new BigDecimal(look.get(key).toString());
  }

  @Test
  void othersTakeTheirTypeOnly() {
    assertThat(Check.of("loud", false).read(true)).isTrue();
    assertThat(Text.of("word", "").read("good")).isEqualTo("good");
    assertThat(Button.of("again").read(2)).isEqualTo(2);
    assertThatThrownBy(() -> Slider.of("units", 1, 64, 16).read("many"))
        .hasMessage("'units' expected a Number from the page, received many");
    assertThatThrownBy(() -> Check.of("loud", false).read(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Text.of(" ", "")).hasMessageContaining("expected a label");
  }

  @Test
  void choicesAreNumbersOfOptions() {
    Choice<String> choice = Choice.of("colour", "red", "green").first("green");
    assertThat(choice.first()).isEqualTo("green");
    assertThat(choice.read(0)).isEqualTo("red");
    assertThatThrownBy(() -> choice.read(2))
        .hasMessage("'colour' expected a number below 2 from the page, received 2");
    assertThatThrownBy(() -> choice.first("blue"))
        .hasMessage("Choice 'colour' expected one of [red, green] first, received blue");
  }

  @Test
  void choicesOfDecimalsAreShownAsPeopleWriteThem() {
    Choice<Double> rate = Choice.of("rate", 0.0001, 0.01, 1.0, 10.0);
    assertThat(rate.look()).containsEntry("options", List.of("0.0001", "0.01", "1", "10"));
    assertThat(rate.words()).isEqualTo("rate (one of [0.0001, 0.01, 1, 10], now 0.0001)");
  }

  @Test
  void aSheetIsAsLargeAsItsExample() {
    Canvas canvas = Canvas.of("digit", new float[][] {{0, 0.5f, 1}, {0, 0, 0}});
    byte[] grey = {0, (byte) 128, (byte) 255, 0, 0, 0};
    assertThat(canvas.look()).containsEntry("value", Base64.getEncoder().encodeToString(grey));
    float[][] ink = canvas.read(Base64.getEncoder().encodeToString(grey));
    assertThat(ink[0]).containsExactly(0, 128 / 255f, 1);
    assertThat(ink[1]).containsExactly(0, 0, 0);
    assertThatThrownBy(() -> canvas.read(Base64.getEncoder().encodeToString(new byte[5])))
        .hasMessage("'digit' expected 6 pixels from the page, received 5");
    assertThatThrownBy(() -> Canvas.of("digit", new float[][] {{0}, {0, 1}}))
        .hasMessageContaining("rows of one length, received 1 and 2 pixels");
  }
}
