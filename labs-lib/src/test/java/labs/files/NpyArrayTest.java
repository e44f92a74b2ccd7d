package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NpyArrayTest {
  private static final String HEADER =
      "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }    \n";

  @Test
  void readsTheHeaderAndLeavesTheData() throws Exception {
    NpyArray array = NpyArray.parse(npy(1, HEADER, "0123456789"));
    assertThat(array.type()).isEqualTo("<i8");
    assertThat(array.length()).isEqualTo(3);
    assertThat(array.data().remaining()).isEqualTo(10);
  }

  @Test
  void readsVersion2AndPython2() throws Exception {
    NpyArray array = NpyArray.parse(npy(2, HEADER.replace("(3,)", "(25000L,)"), "x"));
    assertThat(array.length()).isEqualTo(25_000);
    assertThat(array.data().remaining()).isEqualTo(1);
  }

  @Test
  void refusesOtherShapesAndLengths() {
    for (String shape : new String[] {"(3, 4)", "()", "(-1,)", "(99999999999,)"}) {
      assertThatThrownBy(() -> NpyArray.parse(npy(1, HEADER.replace("(3,)", shape), "")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected");
    }
    byte[] cut = npy(1, HEADER, "");
    cut[9] = 0x7f;
    assertThatThrownBy(() -> NpyArray.parse(cut)).hasMessageContaining("a header within the array");
    assertThatThrownBy(() -> NpyArray.parse("PK".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("the first bytes are others");
  }

  @Property(tries = 3000)
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 80) int position, @ForAll byte damage, @ForAll byte[] data) {
    byte[] bytes = npy(1, HEADER, new String(data, StandardCharsets.ISO_8859_1));
    bytes[position % bytes.length] = damage;
    try {
      assertThat(NpyArray.parse(bytes).length()).isBetween(0, 999_999_999);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static byte[] npy(int version, String header, String data) {
    String length =
        "" + (char) (header.length() & 255) + (char) 0 + (version == 1 ? "" : "\u0000\u0000");
    return ("\u0093NUMPY" + (char) version + (char) 0 + length + header + data)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
