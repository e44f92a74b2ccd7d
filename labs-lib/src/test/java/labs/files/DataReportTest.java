package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataReportTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsNotThereComesLater() {
    assertThat(DataReport.lines(folder, ""))
        .hasSize(7)
        .allMatch(line -> line.matches("LATER (imdb|mnist)/.+: a notebook downloads it from .+"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDamagedFileComesAgainByItself() throws IOException {
    Path damaged = folder.resolve("imdb/imdb.npz");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "not the reviews");
    assertThat(DataReport.lines(folder, "").get(0))
        .startsWith("LATER imdb/imdb.npz is damaged: a notebook downloads it from ");
  }

  @Test
  @EnabledOnOs(OS.WINDOWS)
  void aDriveThatIsGoneCannotBeWritten() {
    Path drive = Path.of("B:\\");
    assumeFalse(Files.exists(drive));
    assertThat(DataReport.lines(drive.resolve("cache"), ""))
        .singleElement()
        .asString()
        .contains("cannot be written");
  }

  @Test
  void aMirrorIsAskedForEachFileAndItsSum() throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror/imdb")).getParent();
    Path index = Files.writeString(mirror.resolve("imdb/imdb_word_index.json"), "{}");
    Files.writeString(
        mirror.resolve("SHA256SUMS"), Sha256.of(index) + "  imdb/imdb_word_index.json\n");
    assertThat(DataReport.lines(folder, mirror.toString()).subList(0, 2))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("MISSING LABS_MIRROR is " + mirror),
            line -> assertThat(line).isEqualTo("OK " + index + " (LABS_MIRROR)"));
  }

  @Test
  void aMirrorOnTheNetworkIsNotAsked() {
    assertThat(DataReport.lines(folder, "http://localhost:1/data"))
        .allMatch(line -> line.startsWith("LATER") && line.contains("localhost:1"));
  }

  @Test
  void whatIsWrongWithAllFilesIsSaidOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(DataReport.lines(file.resolve("cache"), ""))
        .containsExactly(
            "MISSING "
                + file.resolve("cache")
                + ", where the data would lie, cannot be written: set LABS_DATA to a folder that can");
    assertThat(DataReport.lines(folder, folder.resolve("nowhere").toString()))
        .singleElement()
        .asString()
        .startsWith("MISSING LABS_MIRROR is ");
  }
}
