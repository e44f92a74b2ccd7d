package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class AclImdbFileTest {
  @TempDir Path folder;

  /** A tar archive, made by hand: commons-compress writes them with a library that is not here. */
  static byte[] tar(String... namesAndTexts) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      tar.writeBytes(header(namesAndTexts[i], text.length));
      tar.writeBytes(Arrays.copyOf(text, (text.length + 511) / 512 * 512));
    }
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static byte[] header(String name, long size) {
    return header(name, size, '0');
  }

  private static byte[] header(String name, long size, char type) {
    ByteBuffer header = ByteBuffer.allocate(512);
    header.put(0, name.getBytes(StandardCharsets.UTF_8));
    header.put(100, "0000644\0000000000\0000000000\0".getBytes(StandardCharsets.US_ASCII));
    header.put(
        124, "%011o\00000000000000\0        0".formatted(size).getBytes(StandardCharsets.US_ASCII));
    header.put(156, (byte) type);
    header.put(257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
    int sum = 0;
    for (byte b : header.array()) {
      sum += b & 0xff;
    }
    header.put(148, "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII));
    return header.array();
  }

  static Path zipped(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  private Path archive(String... namesAndTexts) throws IOException {
    return zipped(folder.resolve("reviews.tar.gz"), tar(namesAndTexts));
  }

  private static List<AclImdbFile.Text> read(Path path) throws IOException {
    List<AclImdbFile.Text> texts = new ArrayList<>();
    try (AclImdbFile archive = new AclImdbFile(path, "Reading")) {
      for (var text = archive.next(); text != null; text = archive.next()) {
        texts.add(text);
      }
    }
    return texts;
  }

  @Test
  void readsTheTextsAndNothingElse() throws Exception {
    Path path =
        archive(
            "aclImdb/README", "no review",
            "aclImdb/train/pos/0_9.txt", "naïve, good",
            "aclImdb/train/unsup/0_0.txt", "who knows",
            "aclImdb/train/unsupBow.feat", "0 0:3",
            "aclImdb/test/neg/12_1.txt", "bad",
            "aclImdb/train/pos/../../../../etc/passwd", "root",
            "/aclImdb/train/pos/1_9.txt", "absolute",
            "aclImdb/train/good/1_9.txt", "unknown");
    assertThat(read(path))
        .containsExactly(
            new AclImdbFile.Text("train", "pos", "naïve, good"),
            new AclImdbFile.Text("train", "unsup", "who knows"),
            new AclImdbFile.Text("test", "neg", "bad"));
    assertThat(read(path).get(0).review()).isEqualTo(new TextReviews.Review("naïve, good", 1));
    assertThat(read(path).get(2).review().label()).isZero();
    try (Stream<String> texts = AclImdbFile.unlabelled(path)) {
      assertThat(texts).containsExactly("who knows");
    }
  }

  /** An entry that says 2 GB is not waited for, be it a text or one that is passed over. */
  @Test
  void boundsWhatABombSays() throws Exception {
    for (String name : new String[] {"aclImdb/README", "aclImdb/train/pos/0_9.txt"}) {
      Path path = zipped(folder.resolve("bomb.tar.gz"), header(name, 1L << 31));
      assertThatThrownBy(() -> read(path))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("bomb.tar.gz can't be read as the archive of reviews")
          .hasMessageContaining("at most 536870912 bytes unpacked");
    }
  }

  /** Names of 8 GB, of GNU's kind and of PAX's, which gzip packs into 8 MB, and a text of 5 MB. */
  @Test
  void holdsNoMoreOfABombThanAText() throws Exception {
    byte[] pax = header("PaxHeaders/0", 077777777777L, 'x');
    byte[] name = Arrays.copyOf(pax, 512 + 13);
    System.arraycopy("7000000 path=".getBytes(StandardCharsets.US_ASCII), 0, name, 512, 13);
    byte[] longName = header("././@LongLink", 077777777777L, 'L');
    byte[] text = header("aclImdb/train/pos/0_9.txt", 5 << 20);
    for (byte[] head : new byte[][] {longName, name, text}) {
      Path path = folder.resolve("bomb.tar.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
        out.write(head);
        byte[] letters = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 6; i++) {
          out.write(letters);
        }
      }
      assertThatThrownBy(() -> read(path)).hasMessageContaining("at most 1048576 bytes");
    }
  }

  /** One of 2 GB that is all hole, as the records of a PAX header say, be it a text or not. */
  @Test
  void refusesASparseFile() throws Exception {
    byte[] holes =
        ("30 GNU.sparse.size=2147483000\n"
                + "26 GNU.sparse.numblocks=1\n"
                + "31 GNU.sparse.map=2147483000,0\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (String name : new String[] {"aclImdb/README", "aclImdb/train/pos/0_9.txt"}) {
      ByteArrayOutputStream sparse = new ByteArrayOutputStream();
      sparse.writeBytes(header("PaxHeaders/0", holes.length, 'x'));
      sparse.writeBytes(Arrays.copyOf(holes, 512));
      sparse.writeBytes(header(name, 0));
      sparse.writeBytes(new byte[1024]);
      Path path = zipped(folder.resolve("sparse.tar.gz"), sparse.toByteArray());
      assertThatThrownBy(() -> read(path))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected no sparse files, one is: " + name);
    }
  }

  @Test
  void refusesLinks() throws Exception {
    for (char type : new char[] {'1', '2'}) {
      byte[] tar = header("aclImdb/train/pos/0_9.txt", 0, type);
      Path path = zipped(folder.resolve("links.tar.gz"), Arrays.copyOf(tar, tar.length + 1024));
      assertThatThrownBy(() -> read(path))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected texts as plain files");
    }
  }

  @Test
  void saysWhatIsNoArchive() throws Exception {
    Path path = Files.writeString(folder.resolve("page.html"), "<html>not found</html>");
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("page.html is no gzip archive");
    assertThatThrownBy(() -> AclImdbFile.unlabelled(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("page.html is no gzip archive");
  }

  @Test
  void stopsAtAnInterrupt() throws Exception {
    Path path = archive("aclImdb/train/pos/0_9.txt", "good");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> read(path)).isInstanceOf(InterruptedIOException.class);
  }

  @Property(tries = 500)
  void anyDamageIsReadOrRefused(
      @ForAll @IntRange(max = 3000) int position, @ForAll @Size(min = 1, max = 40) byte[] damage)
      throws IOException {
    byte[] bytes = tar("aclImdb/train/pos/0_9.txt", "good", "aclImdb/test/neg/0_1.txt", "bad");
    System.arraycopy(damage, 0, bytes, position, damage.length);
    readOrRefuse(bytes);
  }

  /** A tar archive, packed here. */
  public static void readOrRefuse(byte[] bytes) throws IOException {
    Path path = Files.createTempFile("labs", ".tar.gz");
    try {
      zipped(path, bytes);
      assertThat(read(path)).hasSizeLessThanOrEqualTo(bytes.length / 512);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      Files.delete(path);
    }
  }
}
