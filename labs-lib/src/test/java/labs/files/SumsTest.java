package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @Test
  void readsWhatSha256sumWrites() throws Exception {
    String text = A + "  imdb/imdb.npz\n\n" + B.toUpperCase() + " *./with space.gz\r\n";
    assertThat(parse(text)).isEqualTo(Map.of("imdb/imdb.npz", A, "with space.gz", B));
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatThrownBy(() -> parse(A + "  a\n<html>")).hasMessageContaining("here, line 2");
    assertThatThrownBy(() -> parse(A + "  a\n" + B + "  a"))
        .hasMessageContaining("line 2: a second");
  }

  @Test
  void isSmall() {
    assertThatThrownBy(() -> Sums.parse(new byte[Sums.LARGEST + 1], "here"))
        .hasMessageContaining("larger than");
  }

  @Property(tries = 1000)
  void anyDamageIsReadOrRefused(@ForAll @IntRange(max = 141) int position, @ForAll byte damage) {
    byte[] bytes = (A + "  a.gz\n" + B + " *b.gz\n").getBytes(StandardCharsets.UTF_8);
    bytes[position] = damage;
    try {
      assertThat(Sums.parse(bytes, "here").values()).allMatch(sum -> sum.matches("[0-9a-f]{64}"));
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("here");
    }
  }

  @Property(tries = 100)
  void everyNameIsFoundAgain(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 20) String name)
      throws IOException {
    assertThat(parse(A + "  " + name)).containsOnlyKeys(name).containsValue(A);
  }

  private static Map<String, String> parse(String text) throws IOException {
    return Sums.parse(text.getBytes(StandardCharsets.UTF_8), "here");
  }
}
