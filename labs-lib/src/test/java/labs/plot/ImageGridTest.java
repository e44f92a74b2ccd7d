package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray two =
      manager.create(new float[] {0, 0.2f, 1, 2, -1, 0.6f}, new Shape(2, 1, 3));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void picturesHoldThePixelsAndTheCaptions() throws Exception {
    String html =
        (String) ImageGrid.create(two, List.of("a < b", "two"), 1).bundle().get("text/html");
    List<String> pngs =
        Pattern.compile("base64,([^\"]+)").matcher(html).results().map(r -> r.group(1)).toList();
    assertThat(pngs).hasSize(2);
    BufferedImage first =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(pngs.get(0))));
    assertThat(first.getWidth()).isEqualTo(3);
    assertThat(first.getRaster().getSamples(0, 0, 3, 1, 0, (int[]) null))
        .containsExactly(0, 51, 255);
    BufferedImage second =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(pngs.get(1))));
    assertThat(second.getRaster().getSamples(0, 0, 3, 1, 0, (int[]) null))
        .as("what lies outside 0 to 1 is cut")
        .containsExactly(255, 0, 153);
    assertThat(html).contains("alt=\"a &lt; b\"").contains("<br>a &lt; b</td>");
    assertThat(
            Pattern.compile("<tr style=\"background:none\">")
                .matcher(html)
                .results()
                .map(MatchResult::group))
        .hasSize(2);
  }

  @Test
  void saysInWordsWhatItShows() {
    ImageGrid grid = ImageGrid.create(two, List.of("one", "two"), 2).titled("Sums");
    assertThat(grid.bundle().get("text/plain")).isEqualTo("Sums\none | two");
    assertThat((String) grid.bundle().get("text/html")).contains("<caption>Sums</caption>");
  }

  @Test
  void refusesWhatItCannotShow() {
    assertThatThrownBy(() -> ImageGrid.create(two, List.of("one"), 1))
        .hasMessage(
            "Expected images of shape (1, height, width), one for each caption, received (2, 1, 3)");
    NDArray bytes = two.toType(DataType.UINT8, false);
    assertThatThrownBy(() -> ImageGrid.create(bytes, List.of("one", "two"), 1))
        .hasMessage("Expected images as floats from 0 to 1, received uint8");
    assertThatThrownBy(() -> ImageGrid.create(two, List.of("one", "two"), 0))
        .hasMessage("Expected at least 1 column, received 0");
  }
}
