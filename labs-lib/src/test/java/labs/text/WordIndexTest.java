package labs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class WordIndexTest {
  private static final WordIndex INDEX = new WordIndex(Map.of("the", 1, "film", 2, "good", 3));

  @TempDir Path folder;

  @Test
  void decodesWithKerasOffset() {
    assertThat(INDEX.decode(new int[] {1, 4, 5, 2, 6, 0, 3, 7}))
        .isEqualTo("? the film ? good ? ? ?");
    assertThat(INDEX.decode(new int[0])).isEmpty();
    assertThat(INDEX.word(5)).isEqualTo("film");
    assertThatThrownBy(() -> INDEX.word(-1)).hasMessageContaining("received -1");
  }

  @Test
  void findsIds() {
    assertThat(INDEX.id("good")).isEqualTo(6);
    assertThat(INDEX.id("unheard")).isEqualTo(2);
  }

  @Test
  void readsKerasFile() throws Exception {
    WordIndex index = WordIndex.read(write("{\"caf\\u00e9\": 2, \"the\": 1}"));
    assertThat(index.word(5)).isEqualTo("café");
    assertThat(index.id("the")).isEqualTo(4);
  }

  @Test
  void refusesWhatIsNoUtf8() throws Exception {
    Path file = folder.resolve("index.json");
    Files.write(file, "{\"caf\u00e9\": 1}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> WordIndex.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1]",
        "null",
        "{\"a\": null}",
        "{\"a\": true}",
        "{\"a\": \"\"}",
        "{\"a\": 1",
        "{\"a\": 1} {}",
        "{\"a\": \"1\"}",
        "{\"a\": 1.5}",
        "{\"a\": 99999999999}",
        "{\"a\": 0}",
        "{\"a\": 2}",
        "{\"a\": 1, \"b\": 1}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": {\"b\": 1}}"
      })
  void refusesAnythingElse(String text) throws Exception {
    Path file = write(text);
    assertThatThrownBy(() -> WordIndex.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is no word index");
  }

  @Property(tries = 1000)
  void anyDamageIsReadOrRefused(@ForAll @IntRange(max = 32) int position, @ForAll byte damage)
      throws IOException {
    byte[] bytes = "{\"the\": 1, \"caf\u00e9\": 2, \"film\": 3}".getBytes(StandardCharsets.UTF_8);
    bytes[position] = damage;
    readOrRefuse(bytes);
  }

  public static void readOrRefuse(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("index", ".json");
    try {
      Files.write(file, bytes);
      WordIndex.read(file);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("index.json"), text);
  }
}
