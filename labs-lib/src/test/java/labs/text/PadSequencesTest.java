package labs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PadSequencesTest {
  private static final JsonNode GOLDEN = GoldenText.get("pad_sequences");

  static Stream<JsonNode> cases() {
    return StreamSupport.stream(GOLDEN.get("cases").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(JsonNode example) {
    List<int[]> sequences = List.of(GoldenText.ints(GOLDEN.get("sequences")));
    JsonNode maxlen = example.get("maxlen");
    int length = maxlen.isNull() ? PadSequences.longest(sequences) : maxlen.asInt();
    PadSequences.Side padding = side(example.get("padding"));
    PadSequences.Side truncating = side(example.get("truncating"));
    int[][] expected = GoldenText.ints(example.get("result"));
    assertThat(PadSequences.pad(sequences, length, padding, truncating)).isDeepEqualTo(expected);
    if (padding == PadSequences.Side.PRE && truncating == PadSequences.Side.PRE) {
      assertThat(PadSequences.pad(sequences, length)).isDeepEqualTo(expected);
    }
  }

  private static PadSequences.Side side(JsonNode name) {
    return PadSequences.Side.valueOf(name.asText().toUpperCase(Locale.ROOT));
  }

  @Test
  void allGoldenCasesAreThere() {
    assertThat(cases()).hasSize(12);
  }

  @Test
  void makesAnInt32Array() {
    try (NDManager manager = NDManager.newBaseManager()) {
      var array = manager.create(PadSequences.pad(List.of(new int[] {7}, new int[0]), 3));
      assertThat(array.getDataType()).isEqualTo(DataType.INT32);
      assertThat(array.getShape()).isEqualTo(new Shape(2, 3));
      assertThat(array.toIntArray()).containsExactly(0, 0, 7, 0, 0, 0);
    }
  }

  @Test
  void wantsALength() {
    assertThatThrownBy(() -> PadSequences.pad(List.of(), -1)).hasMessageContaining("received -1");
    assertThat(PadSequences.pad(List.of(), PadSequences.longest(List.of()))).isEmpty();
  }
}
