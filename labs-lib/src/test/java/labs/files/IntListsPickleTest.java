package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class IntListsPickleTest {
  /** What numpy 1 on Python 2 writes (protocol 2) for [[11, 256, 70000], [5]]. */
  static final String PYTHON_2 =
      "\u0080\u0002cnumpy.core.multiarray\n"
          + "_reconstruct\n"
          + "q\u0000cnumpy\n"
          + "ndarray\n"
          + "q\u0001K\u0000\u0085q\u0002U\u0001bq\u0003\u0087q\u0004Rq\u0005(K\u0001K\u0002\u0085q\u0006cnumpy\n"
          + "dtype\n"
          + "q\u0007U\u0002O8q\u0008K\u0000K\u0001\u0087q"
          + "\tRq\u000b(K\u0003U\u0001|q\u000cNNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK?tq\r"
          + "b\u0089]q\u000e(]q\u000f(K\u000bM\u0000\u0001Jp\u0011"
          + "\u0001\u0000e]q\u0010K\u0005aetq\u0011b.";

  private static final String BEFORE_LISTS = PYTHON_2.substring(0, PYTHON_2.indexOf(']'));

  @Test
  void readsWhatPython2Wrote() throws Exception {
    assertThat(read(PYTHON_2)).isDeepEqualTo(new int[][] {{11, 256, 70_000}, {5}});
  }

  /** Python appends a thousand at a time, and one that is left over by itself. */
  @Property(tries = 500)
  void readsListsHoweverTheyWereMade(
      @ForAll @Size(max = 20) List<@Size(max = 30) List<Integer>> lists,
      @ForAll @IntRange(min = 1, max = 9) int atATime,
      @ForAll @IntRange(max = 2) int free,
      @ForAll @Size(8) List<@IntRange(max = 5) Integer> choices)
      throws IOException {
    StringBuilder made = new StringBuilder("]q\u000e(");
    for (int i = 0; i < lists.size(); i++) {
      List<Integer> ints = lists.get(i);
      made.append(']')
          .append(List.of("", "q\u0010", "r\u0000\u0001\u0000\u0000", "\u0094").get(i % 4));
      for (int from = 0; from < ints.size(); from += atATime) {
        List<Integer> few = ints.subList(from, Math.min(ints.size(), from + atATime));
        StringBuilder each = new StringBuilder();
        for (int value : few) {
          each.append(choices.get(value & 7) == 0 ? "\u0095" + "\u0000".repeat(8) : "")
              .append(number(value));
        }
        made.append(few.size() > 1 ? "(" + each + "e" : each + "a");
      }
    }
    assertThat(read(BEFORE_LISTS + made + "etq\u0011b.", free))
        .isDeepEqualTo(
            lists.stream()
                .map(list -> Stream.concat(Collections.nCopies(free, 0).stream(), list.stream()))
                .map(list -> list.mapToInt(value -> value).toArray())
                .toArray(int[][]::new));
  }

  private static String number(int value) {
    if (value >= 0 && value < 1 << 16) {
      return value < 256 ? "K" + (char) value : "M" + (char) (value & 0xff) + (char) (value >> 8);
    }
    return "J"
        + (char) (value & 0xff)
        + (char) (value >> 8 & 0xff)
        + (char) (value >> 16 & 0xff)
        + (char) (value >>> 24);
  }

  @Test
  void aListInManyPlacesTakesNoMemory() {
    String list = "](" + "K\u0001".repeat(20_000) + "e";
    String bomb = BEFORE_LISTS + "](" + list + "q\u0010" + "h\u0010".repeat(300_000) + "etb.";
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("refused more ints than bytes");
    assertThatThrownBy(() -> read(bomb.replace("](K", "]K\u0001a(K")))
        .hasMessageContaining("refused more ints than bytes");
  }

  @Test
  void aListMayStandTwice() throws Exception {
    String twice = BEFORE_LISTS + "](](K\u0001K\u0002eq\u0010h\u0010etb.";
    assertThat(read(twice)).isDeepEqualTo(new int[][] {{1, 2}, {1, 2}});
  }

  @Test
  void refusesListsOfAnythingElse() {
    for (String element : List.of("N", "](K\u0001Ne", "](]K\u0001ae", "K\u0001", "U\u0001a")) {
      String pickle = BEFORE_LISTS + "](" + element + "etb.";
      assertThatThrownBy(() -> read(pickle)).hasMessageContaining("refused an element");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.system",
        "posix.system",
        "builtins.eval",
        "builtins.getattr",
        "builtins.bytearray",
        "builtins.set",
        "builtins.complex",
        "builtins.ValueError",
        "__builtin__.bytes",
        "exceptions.Exception",
        "datetime.datetime",
        "decimal.Decimal",
        "copy_reg._reconstructor",
        "operator.attrgetter",
        "array.array",
        "_codecs.encode",
        "pytz._UTC",
        "numpy.core.multiarray.scalar",
        "numpy.load",
        "numpy.ndarray.tofile",
      })
  void refusesEveryOtherName(String name) {
    int dot = name.lastIndexOf('.');
    String module = name.substring(0, dot);
    String last = name.substring(dot + 1);
    String byLine = "\u0080\u0002c" + module + "\n" + last + "\n.";
    String byStack = "\u0080\u0004" + text(module) + text(last) + "\u0093.";
    for (String pickle : List.of(byLine, byStack)) {
      assertThatThrownBy(() -> read(pickle))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refused the name " + name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(ios\nsystem\n.", // INST
        "(cnumpy\nndarray\no.", // OBJ
        "cnumpy\ndtype\n)\u0081.", // NEWOBJ
        "Pid\n.", // PERSID
        "}.", // EMPTY_DICT
        "I5\n.", // INT in decimal digits
        "B\u00ff\u00ff\u00ff\u007f", // BINBYTES of 2 GB
        "X\u00ff\u00ff\u00ff\u007f", // BINUNICODE of 2 GB
        "\u008e\u00ff\u00ff\u00ff\u007f\u0000\u0000\u0000\u0000", // BINBYTES8
        "\u008b\u00ff\u00ff\u00ff\u007f", // LONG4
        "\u0082\u0001", // EXT1
        "\u0096\u00ff\u00ff\u00ff\u007f\u0000\u0000\u0000\u0000", // BYTEARRAY8
        "L" + "9" // LONG in decimal digits, which are slow to read
      })
  void refusesEveryOtherInstruction(String pickle) {
    assertThatThrownBy(() -> read("\u0080\u0002" + pickle))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "K\u0005.", "].", ".", "e", "K", "M\u0001", "h\u0007.", "cnumpy", "b", "R"})
  void isNothingButAnArrayOfLists(String pickle) {
    assertThatThrownBy(() -> read(pickle)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAnotherClassToReconstruct() {
    String subclass = PYTHON_2.replace("cnumpy\nndarray\n", "cnumpy\ndtype\n");
    assertThatThrownBy(() -> read(subclass)).hasMessageContaining("an array of another class");
  }

  @Test
  void boundsWhatABombMakes() {
    for (String bomb : List.of("]", "(", "N", "]\u0094", "cnumpy\ndtype\n", "X")) {
      assertThatThrownBy(() -> read(bomb.repeat(2_000_000)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void stopsAtAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> read(PYTHON_2)).isInstanceOf(InterruptedIOException.class);
  }

  @Property(tries = 2000)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 5000)
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 300) int position, @ForAll @Size(min = 1, max = 3) byte[] damage) {
    byte[] bytes = PYTHON_2.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < damage.length; i++) {
      bytes[(position + i) % bytes.length] = damage[i];
    }
    readOrRefuse(bytes);
    readOrRefuse(Arrays.copyOf(bytes, position % bytes.length));
  }

  public static void readOrRefuse(byte[] bytes) {
    try {
      IntListsPickle.read(bytes, 0, 0);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static String text(String text) {
    return "\u008c" + (char) text.length() + text;
  }

  private static int[][] read(String pickle) throws IOException {
    return read(pickle, 0);
  }

  private static int[][] read(String pickle, int free) throws IOException {
    byte[] bytes = ("before" + pickle).getBytes(StandardCharsets.ISO_8859_1);
    return IntListsPickle.read(bytes, 6, free);
  }
}
