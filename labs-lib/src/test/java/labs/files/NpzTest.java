package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class NpzTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"numpy1", "numpy2"})
  void readsWhatNumpyWrote(String name) throws Exception { // values: resources/imdb/README.md
    try (Npz npz = new Npz(write(folder, resource(name)))) {
      assertThat(npz.intLists("x_train", 0, 1, 1_000_000))
          .isDeepEqualTo(new int[][] {{11, 256, 70_000}, {}, {255, 3, 88_584, 65_535, 65_536}});
      assertThat(npz.ints("y_train", 0, 1)).containsExactly(1, 0, 1);
      assertThat(npz.intLists("x_test", 0, 1, 300)).isDeepEqualTo(new int[][] {{1, 2}, {300}});
    }
  }

  @Test
  void namesTheArrayThatIsWrong() throws Exception {
    Path file = write(folder, resource("numpy2"));
    try (Npz npz = new Npz(file)) {
      assertThatThrownBy(() -> npz.intLists("x_train", 0, 1, 80_000))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file + ", x_train: expected values from 1 to 80000, one is 88584");
      assertThatThrownBy(() -> npz.intLists("x_train", 0, 4, 90_000))
          .hasMessageContaining("one is 3");
      assertThatThrownBy(() -> npz.ints("y_test", 0, 0)).hasMessageContaining("one is 1");
      assertThatThrownBy(() -> npz.intLists("y_test", 0, 0, 1)).hasMessageContaining("<i8");
      assertThatThrownBy(() -> npz.ints("x_test", 0, 1)).hasMessageContaining("|O");
      assertThatThrownBy(() -> npz.ints("none", 0, 1)).hasMessageContaining("expected an entry");
    }
  }

  @Test
  void doesNotUnpackABomb() throws Exception {
    Path file = folder.resolve("bomb.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("y.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
    }
    try (Npz npz = new Npz(file)) {
      assertThatThrownBy(() -> npz.ints("y", 0, 1)).hasMessageContaining("at most");
    }
  }

  @Test
  void wantsAsManyValuesAsTheHeaderSays() throws Exception {
    try (Npz npz = array("|i1", 9, "12")) {
      assertThatThrownBy(() -> npz.ints("y", 0, 1)).hasMessageContaining("expected 9 values");
    }
  }

  @Test
  void bytesHaveASign() throws Exception {
    try (Npz npz = array("|i1", 2, "\u00ff\u007f")) {
      assertThat(npz.ints("y", -128, 127)).containsExactly(-1, 127);
    }
    try (Npz npz = array("|u1", 2, "\u00ff\u007f")) {
      assertThatThrownBy(() -> npz.ints("y", -128, 255))
          .hasMessageContaining("expected an array of ints, received |u1");
    }
  }

  /** 2,147,483,648 bytes of values, which overflow to none as an int, and no list but a promise. */
  @Test
  void aLyingLengthTakesNoMemory() throws Exception {
    for (String type : new String[] {"<i8", "|O"}) {
      String data = type.equals("|O") ? IntListsPickleTest.PYTHON_2 : "";
      try (Npz npz = array(type, 1 << 29, data)) {
        assertThatThrownBy(() -> npz.ints("y", 0, 1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> npz.intLists("y", 0, 0, 1)).isInstanceOf(IOException.class);
      }
    }
  }

  /** A file of one array, y, whose header says what it will. */
  private Npz array(String type, int length, String data) throws IOException {
    String header =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + length + ",), }";
    String array = "\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header + data;
    Path file = folder.resolve("made-up.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("y.npy"));
      zip.write(array.getBytes(StandardCharsets.ISO_8859_1));
    }
    return new Npz(file);
  }

  @Property(tries = 1000)
  void anyDamageIsReadOrRefused(@ForAll @IntRange(max = 1200) int position, @ForAll byte damage)
      throws IOException {
    byte[] bytes = resource("numpy2");
    bytes[position % bytes.length] = damage;
    readOrRefuse(bytes);
  }

  @Property(tries = 200)
  void anyBytesAreRefused(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  public static void readOrRefuse(byte[] bytes) throws IOException {
    Path temporary = Files.createTempDirectory("npz");
    Path file = write(temporary, bytes);
    try (Npz npz = new Npz(file)) {
      npz.intLists("x_train", 0, 1, 1_000_000);
      npz.ints("y_train", 0, 1);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(file.toString());
    } finally {
      Files.delete(file);
      Files.delete(temporary);
    }
  }

  public static byte[] resource(String name) throws IOException {
    try (InputStream in = NpzTest.class.getResourceAsStream("/imdb/" + name + ".npz")) {
      return in.readAllBytes();
    }
  }

  public static Path write(Path folder, byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.npz"), bytes);
  }
}
