package labs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextVectorizationTest {

  private static TextVectorization adapted(int maxTokens, String... texts) {
    TextVectorization vectorization = new TextVectorization(maxTokens);
    vectorization.adapt(Stream.of(texts));
    return vectorization;
  }

  @Test
  void equalsKeras() {
    JsonNode golden = GoldenText.get("text_vectorization");
    TextVectorization vectorization =
        adapted(golden.get("max_tokens").asInt(), GoldenText.strings(golden.get("corpus")));
    assertThat(vectorization.vocabulary())
        .containsExactly(GoldenText.strings(golden.get("vocabulary")));
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ids = vectorization.encode(manager, List.of(GoldenText.strings(golden.get("texts"))));
      int[][] expected = GoldenText.ints(golden.get("ids"));
      assertThat(ids.getDataType()).isEqualTo(DataType.INT32);
      assertThat(ids.getShape()).isEqualTo(new Shape(expected.length, expected[0].length));
      assertThat(ids.toIntArray())
          .containsExactly(Stream.of(expected).flatMapToInt(Arrays::stream).toArray());
    }
  }

  @Test
  void lowersAsciiOnlyAndDropsAsciiPunctuationOnly() {
    assertThat(Words.of("ÉCOLE it's «A»\u00a0B a\u000bb\u2003c <br />"))
        .containsExactly("École", "its", "«a»\u00a0b", "a", "b\u2003c", "br");
    assertThat(Words.of("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")).isEmpty();
  }

  /** U+FF21 sorts before U+1D400 by code point, after it by UTF-16. */
  @Test
  void tiesAreLastCodePointFirst() {
    String wide = "\uff21";
    String bold = "\ud835\udc00";
    assertThat(adapted(9, wide + " " + bold + " b bb a").vocabulary())
        .containsExactly("", "[UNK]", bold, wide, "bb", "b", "a");
  }

  @Test
  void adaptingAgainForgets() {
    TextVectorization vectorization = adapted(5, "old words");
    vectorization.adapt(Stream.of("new"));
    assertThat(vectorization.vocabulary()).containsExactly("", "[UNK]", "new");
    assertThat(vectorization.ids("new old")).containsExactly(2, 1);
  }

  @Test
  void aVocabularyMakesTheSameIds() {
    TextVectorization vectorization = adapted(5, "a b b c c c d");
    TextVectorization copy = TextVectorization.of(vectorization.vocabulary(), 5);
    assertThat(copy.ids("a b c d")).isEqualTo(vectorization.ids("a b c d")).contains(1);
    assertThatThrownBy(() -> TextVectorization.of(List.of("a", "b"), 9))
        .hasMessageContaining("begins with '' and '[UNK]', received [a, b]");
    assertThatThrownBy(() -> TextVectorization.of(List.of("", "[UNK]", "a", "a"), 9))
        .hasMessageContaining("each word once");
    assertThatThrownBy(() -> TextVectorization.of(List.of("", "[UNK]", "a", "b"), 3))
        .hasMessageContaining("at most 3 words, received 4");
  }

  @Test
  void aVocabularyThatWasTakenOverHasRoomForNewWords() {
    TextVectorization copy = TextVectorization.of(adapted(6, "a").vocabulary(), 6);
    copy.adapt(Stream.of("b c d e f g"));
    assertThat(copy.vocabulary()).hasSize(6);
  }

  @Test
  void noTextsAreToldInWords() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThatThrownBy(() -> adapted(5, "a").encode(manager, List.of()))
          .hasMessageContaining("at least one text, received an empty list");
      assertThatThrownBy(() -> new CharacterTable("ab").encode(manager, List.of(), 5))
          .hasMessageContaining("at least one text, received an empty list");
    }
  }

  @Test
  void aTextWithoutWordsIsOneColumnOfPadding() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ids = adapted(5, "a").encode(manager, List.of("...", ""));
      assertThat(ids.getShape()).isEqualTo(new Shape(2, 1));
      assertThat(ids.toIntArray()).containsExactly(0, 0);
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> new TextVectorization(2))
        .hasMessageContaining("at least 3, received 2");
    assertThatThrownBy(() -> new TextVectorization(3).ids("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("adapt first");
  }

  @Test
  void anInterruptStopsAdaptingAndLosesNothing() {
    TextVectorization vectorization = adapted(5, "kept");
    boolean[] closed = new boolean[1];
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                vectorization.adapt(Stream.generate(() -> "again").onClose(() -> closed[0] = true)))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("after 1 texts");
    assertThat(closed[0]).isTrue();
    assertThat(vectorization.vocabulary()).contains("kept");
  }

  /** Against Keras's own words for it: lower, strip by its regular expression, split. */
  @Property
  void wordsAreWhatTheRegularExpressionsSay(@ForAll String text) {
    StringBuilder lower = new StringBuilder();
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    List<String> expected =
        Stream.of(lower.toString().replaceAll("\\p{Punct}", "").split("[ \\t\\n\\x0B\\f\\r]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    assertThat(Words.of(text)).isEqualTo(expected);
  }

  @Property
  void theOrderIsThatOfUtf8(@ForAll int[] points, @ForAll int[] others) {
    String a = valid(points);
    String b = valid(others);
    int expected =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(Words.compare(a, b))).isEqualTo(Integer.signum(expected));
  }

  private static String valid(int[] points) {
    StringBuilder text = new StringBuilder();
    for (int point : points) {
      int valid = Math.floorMod(point, 0x110000);
      text.appendCodePoint(valid >= 0xd800 && valid < 0xe000 ? 'x' : valid);
    }
    return text.toString();
  }
}
