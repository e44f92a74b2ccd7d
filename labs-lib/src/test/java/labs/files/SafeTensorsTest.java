package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class SafeTensorsTest {
  private static final String ENTRY =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";

  @TempDir Path folder;
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** Written by Python's safetensors 0.8.0: see resources/network/README.md. */
  @Test
  void readsWhatPythonWrote() throws Exception {
    Path file = Path.of(getClass().getResource("/network/python.safetensors").toURI());
    try (SafeTensors tensors = new SafeTensors(file)) {
      assertThat(tensors.metadata("made by")).isEqualTo("Python, naïvely");
      assertThat(tensors.metadata("nothing")).isNull();
      assertThat(tensors.read("a", new Shape(2, 3), manager).toFloatArray())
          .containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(tensors.read("b/c", new Shape(1), manager).toFloatArray()).containsExactly(-0.5f);
      assertThatThrownBy(() -> tensors.read("whole", new Shape(2), manager))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected whole as float32 numbers of shape (2)")
          .hasMessageContaining("I64");
    }
  }

  /** DJL's decoder is another reader of the format, by other people. */
  @Test
  void anotherReaderReadsWhatIsWritten() throws Exception {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("weights/naïve", manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(3, 2)));
    arrays.put("b", manager.create(new float[] {Float.NaN, -1}));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeTensors.write(out, Map.of(), arrays);
    byte[] bytes = out.toByteArray();
    assertThat(bytes[0] % 8).as("the numbers are aligned").isZero();
    String header = new String(bytes, 8, bytes[0] & 255, StandardCharsets.UTF_8);
    assertThat(header.strip())
        .isEqualTo(
            "{\"__metadata__\":{},"
                + "\"weights/naïve\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}}");
    byte[] withoutMetadata = bytes.clone(); // which DJL takes for an array
    String shorter = header.replace("\"__metadata__\":{},", " ".repeat(18));
    byte[] other = shorter.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(other, 0, withoutMetadata, 8, other.length);
    withoutMetadata[8] = '{';
    NDList read = NDList.decode(manager, withoutMetadata);
    assertThat(read.get("weights/naïve")).isEqualTo(arrays.get("weights/naïve"));
    assertThat(read.get("b").toFloatArray()).containsExactly(Float.NaN, -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"a\": 1}",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[4,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[-8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[9223372036854775800,-8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2]",
        "\u0000",
      })
  void refusesWhatLies(String header) throws Exception {
    Path file = write(header.length(), header + "12345678");
    assertThatThrownBy(() -> readA(file)).isInstanceOf(IOException.class);
  }

  /** Headers that claim 4 GB, or all that a long can hold, take no memory. */
  @Test
  void refusesALyingLength() throws Exception {
    for (long length : new long[] {0, -1, 1L << 32, Long.MAX_VALUE, 100}) {
      Path file = write(length, ENTRY + "12345678");
      assertThatThrownBy(() -> readA(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected a header within the file");
    }
    assertThatThrownBy(() -> readA(Files.writeString(folder.resolve("short"), "abc")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more bytes than there are");
  }

  /** What could not be read again is not written. */
  @Test
  void writesNoHeaderThatItWouldRefuse() {
    Map<String, String> metadata = Map.of("vocabulary", "a".repeat(9_000_000));
    assertThatThrownBy(() -> SafeTensors.write(new ByteArrayOutputStream(), metadata, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a header of at most 8388608 bytes");
  }

  @Property(tries = 2000)
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 79) int position, @ForAll @Size(min = 1, max = 4) byte[] damage)
      throws IOException {
    byte[] bytes = bytes(ENTRY.length(), ENTRY + "12345678");
    for (int i = 0; i < damage.length; i++) {
      bytes[(position + i) % bytes.length] = damage[i];
    }
    readOrRefuse(damage[0] % 3 == 0 ? Arrays.copyOf(bytes, position % bytes.length) : bytes);
  }

  public static void readOrRefuse(byte[] bytes) throws IOException {
    Path own = Files.createTempFile("labs", ".safetensors");
    try {
      Files.write(own, bytes);
      assertThat(readA(own)).hasSize(2);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      Files.delete(own);
    }
  }

  private static float[] readA(Path file) throws IOException {
    try (NDManager own = NDManager.newBaseManager();
        SafeTensors tensors = new SafeTensors(file)) {
      return tensors.read("a", new Shape(1, 2), own).toFloatArray();
    }
  }

  private Path write(long length, String rest) throws IOException {
    return Files.write(folder.resolve("file.safetensors"), bytes(length, rest));
  }

  private static byte[] bytes(long length, String rest) {
    byte[] text = rest.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + text.length];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (length >> 8 * i);
    }
    System.arraycopy(text, 0, bytes, 8, text.length);
    return bytes;
  }
}
