package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import labs.OwnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasTheRightsOfAnyNewFile() throws IOException {
    Path file = folder.resolve("network.zip");
    AtomicFile.write(file, out -> out.write(BYTES));
    Path ordinary = Files.write(folder.resolve("ordinary"), BYTES);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
    assertThat(file).hasBinaryContent(BYTES);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatALinkLeadsToIsWritten() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Path target = Files.write(shared.resolve("real.zip"), new byte[1]);
    Path link = Files.createSymbolicLink(folder.resolve("link.zip"), Path.of("shared/real.zip"));
    Path twice = Files.createSymbolicLink(folder.resolve("twice.zip"), link);
    AtomicFile.write(twice, out -> out.write(BYTES));
    assertThat(link).isSymbolicLink();
    assertThat(twice).isSymbolicLink();
    assertThat(target).hasBinaryContent(BYTES);
    Path nowhere = Files.createSymbolicLink(folder.resolve("new.zip"), shared.resolve("new.zip"));
    AtomicFile.write(nowhere, out -> out.write(BYTES));
    assertThat(shared.resolve("new.zip")).isRegularFile().hasBinaryContent(BYTES);
    assertThat(shared).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToItselfIsTold() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> AtomicFile.write(loop, out -> out.write(BYTES)))
        .hasMessageContaining("leads to no file");
  }

  /** A folder, or a device: root could put a file in the place of /dev/null. */
  @Test
  void onlyAFileIsReplaced() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("network"));
    assertThatThrownBy(() -> AtomicFile.write(empty, out -> out.write(BYTES)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(empty + " is there and is no file");
    assertThat(empty).isEmptyDirectory();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aWriterThatFailsLeavesTheOldFile() throws IOException {
    Path file = Files.write(folder.resolve("file"), BYTES);
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(9);
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(file).hasBinaryContent(BYTES);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  /** As a kernel that the system ends: no finally runs. */
  @Test
  void aWriterThatIsKilledLeavesAWholeFileAndTheNextOneTidiesUp() throws Exception {
    Path file = folder.resolve("network.safetensors");
    for (int kill = 1; kill <= 2; kill++) {
      Process writer = OwnJvm.of(List.of("-Xmx200m"), Endless.class, file.toString()).start();
      try {
        // It has begun, and is somewhere in a later round.
        assertThat(writer.getInputStream().read()).isEqualTo('0');
        Thread.sleep(20L * kill);
      } finally {
        writer.destroyForcibly().waitFor();
      }
      byte[] bytes = Files.readAllBytes(file);
      assertThat(bytes).hasSize(Endless.SIZE).containsOnly(bytes[0]);
    }
    AtomicFile.write(file, out -> out.write(BYTES));
    assertThat(file).hasBinaryContent(BYTES);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** In a container each kernel may have the same number: this process stands for the later one. */
  @Test
  void aDeadWritersPartGoesThoughItsNumberIsInUse() throws IOException {
    Path file = folder.resolve("file");
    String name = "file." + ProcessHandle.current().pid();
    Path left = Files.write(folder.resolve(name + "-left.part"), BYTES);
    Path own = Files.write(folder.resolve(name + "-own.part"), BYTES);
    Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    AtomicFile.write(file, out -> out.write(BYTES));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, own);
    }
  }

  /** Writes a file again and again, each time with another number in all its places. */
  static final class Endless {
    static final int SIZE = 2_000_000;

    private Endless() {}

    public static void main(String[] arguments) throws IOException {
      byte[] bytes = new byte[SIZE];
      for (int round = 0; ; round++) {
        Arrays.fill(bytes, (byte) round);
        AtomicFile.write(Path.of(arguments[0]), out -> out.write(bytes));
        System.out.print(round);
        System.out.flush();
      }
    }
  }
}
