package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.1 defines it, on the backgrounds of JupyterLab's two themes. */
class FigureStyleTest {
  private static final List<String> BACKGROUNDS = List.of("#ffffff", "#111111");

  private final Map<String, Object> layout = new LinkedHashMap<>();

  @Test
  void textAndCurvesStandOutOnBothThemes() {
    FigureStyle.apply(List.of(), layout);
    for (String background : BACKGROUNDS) {
      Object text = ((Map<?, ?>) layout.get("font")).get("color");
      assertThat(contrast((String) text, background)).isGreaterThan(4.3);
      for (Object colour : (List<?>) layout.get("colorway")) {
        assertThat(contrast((String) colour, background)).isGreaterThan(3);
      }
    }
  }

  private static double contrast(String a, String b) {
    double bright = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (bright + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
