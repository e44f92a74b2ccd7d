package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
