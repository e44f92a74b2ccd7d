package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class IdxFileTest {
  /** Two images of 1 x 3. */
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, -1
  };

  @TempDir Path folder;

  @Test
  void readsTheLengthsAndTheBytes() throws Exception {
    IdxFile file = IdxFile.read(gzip(folder, IMAGES), 3);
    assertThat(file.shape()).containsExactly(2, 1, 3);
    assertThat(file.bytes()).containsExactly(1, 2, 3, 4, 5, -1);
  }

  @Test
  void refusesWhatItDoesNotSay() throws Exception {
    refuses(Arrays.copyOf(IMAGES, 21), "expected 6 bytes, as the lengths [2, 1, 3] say");
    refuses(Arrays.copyOf(IMAGES, 23), "expected 6 bytes");
    refuses(Arrays.copyOf(IMAGES, 9), "expected a head of 3 dimensions");
    refuses(with(2, 13), "expected unsigned bytes in 3 dimensions");
    refuses(with(3, 1), "expected unsigned bytes in 3 dimensions");
    refuses(with(4, -1), "lengths of at least 0");
    refuses(with(4, 127), "at most 67108864 bytes");
    Path plain = Files.write(folder.resolve("plain"), IMAGES);
    assertThatThrownBy(() -> IdxFile.read(plain, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(plain + " can't be read as an IDX file");
  }

  /** More zeros than an array can hold, in 2 MB: no more is read than the lengths say. */
  @Test
  void refusesABomb() throws Exception {
    Path bomb = gzip(folder, IMAGES);
    byte[] zeros = gzip(new byte[1 << 24]); // a gzip file may have many members
    try (OutputStream out = Files.newOutputStream(bomb, StandardOpenOption.APPEND)) {
      for (int i = 0; i < 1 << 7; i++) {
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> IdxFile.read(bomb, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 6 bytes");
  }

  @Property(tries = 2000)
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 60) int position, @ForAll byte damage, @ForAll boolean packed)
      throws Exception {
    byte[] bytes = packed ? gzip(IMAGES) : IMAGES.clone();
    bytes[position % bytes.length] = damage;
    readOrRefuse(packed ? bytes : gzip(bytes));
  }

  public static void readOrRefuse(byte[] gzip) throws IOException {
    Path own = Files.createTempDirectory("idx");
    Path path = Files.write(own.resolve("images.gz"), gzip);
    try {
      IdxFile file = IdxFile.read(path, 3);
      assertThat(file.bytes()).hasSize(file.shape()[0] * file.shape()[1] * file.shape()[2]);
    } catch (IOException e) {
      assertThat(e.getMessage()).contains("can't be read as an IDX file");
    } finally {
      Files.delete(path);
      Files.delete(own);
    }
  }

  private void refuses(byte[] bytes, String why) throws IOException {
    Path path = gzip(folder, bytes);
    assertThatThrownBy(() -> IdxFile.read(path, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  private static byte[] with(int position, int value) {
    byte[] bytes = IMAGES.clone();
    bytes[position] = (byte) value;
    return bytes;
  }

  private static Path gzip(Path folder, byte[] bytes) throws IOException {
    return Files.write(folder.resolve("images.gz"), gzip(bytes));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
