package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Ten digits on one map: the colours come round after six. */
  @Test
  void tenGroupsDifferInColourOrMarker() {
    List<Map<String, Object>> traces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      traces.add(new LinkedHashMap<>(Map.of("mode", "markers")));
    }
    FigureStyle.apply(traces, layout);
    List<?> colours = (List<?>) layout.get("colorway");
    Set<String> looks = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Object symbol = ((Map<?, ?>) traces.get(i).get("marker")).get("symbol");
      looks.add(colours.get(i % colours.size()) + " " + symbol);
    }
    assertThat(looks).hasSize(10);
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
