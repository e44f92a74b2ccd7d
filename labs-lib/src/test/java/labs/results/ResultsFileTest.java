package labs.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import labs.notebook.SampleData;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public class ResultsFileTest {
  @TempDir Path workspace;

  @Test
  void replacesTheOldFileAndLeavesNothingElse() throws Exception {
    assertThat(ResultsFile.keep(workspace, "01-a", Map.of("mode", "full"))).isEmpty();
    assertThat(ResultsFile.keep(workspace, "01-a", Map.of("mode", "interactive"))).isEmpty();

    Path file = workspace.resolve("results").resolve("01-a.json");
    assertThat(new ObjectMapper().readTree(file.toFile()).get("mode").asText())
        .isEqualTo("interactive");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aModelStaysUntilItIsMeasuredAnew() throws Exception {
    Results lesson = new Results("02-a", RunMode.FULL);
    lesson.model("RNN", 10, 1.5, 0.5).model("LSTM", 20, 2.5, Double.NaN);
    Results exercises = new Results("02-a", RunMode.INTERACTIVE);
    exercises.model("LSTM", 20, 3.5, 0.8).model("stacked", 30, 4.5, 0.9);
    ResultsFile.keep(workspace, "02-a", lesson.json());
    ResultsFile.keep(workspace, "02-a", exercises.json());
    assertThat(ResultsFile.models(workspace, "02-a").toString())
        .isEqualTo(
            "[{name=RNN, parameters=10, seconds_per_epoch=1.5, accuracy=0.5},"
                + " {name=LSTM, parameters=20, seconds_per_epoch=3.5, accuracy=0.8},"
                + " {name=stacked, parameters=30, seconds_per_epoch=4.5, accuracy=0.9}]");
  }

  @Test
  void aDamagedFileIsReplaced() throws Exception {
    Files.createDirectories(workspace.resolve("results"));
    Files.writeString(workspace.resolve("results/02-a.json"), "{\"models\": [");
    Results results = new Results("02-a", RunMode.FULL).model("RNN", 10, 1.5, 0.5);
    assertThat(ResultsFile.keep(workspace, "02-a", results.json())).isEmpty();
    assertThat(ResultsFile.models(workspace, "02-a")).hasSize(1);
  }

  @Property(tries = 300)
  void anyDamageIsReadOrReplaced(@ForAll @IntRange(max = 90) int position, @ForAll byte damage)
      throws IOException {
    String good = "{\"models\": [{\"name\": \"a\", \"parameters\": 1, \"accuracy\": 0.5}]}";
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    bytes[position % bytes.length] = damage;
    readOrRefuse(bytes);
  }

  public static void readOrRefuse(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory("results");
    Path file = folder.resolve("results/02-a.json");
    Files.createDirectory(file.getParent());
    Files.write(file, bytes);
    try {
      Results asking = new Results("01-b", RunMode.FULL);
      assertThat(TrainedModels.beside(folder.toString(), asking, "02-a").name()).isNotBlank();
      Results results = new Results("02-a", RunMode.FULL).model("RNN", 10, 1.5, 0.5);
      assertThat(ResultsFile.keep(folder, "02-a", results.json())).isEmpty();
      assertThat(ResultsFile.models(folder, "02-a"))
          .last()
          .hasToString("{name=RNN, parameters=10, seconds_per_epoch=1.5, accuracy=0.5}");
    } finally {
      Files.delete(file);
      Files.delete(file.getParent());
      Files.delete(folder);
    }
  }

  @ParameterizedTest
  @EnumSource(RunMode.class)
  void shortenedRunsKeepNothing(RunMode mode) {
    String note = ResultsFile.keep(workspace.toString(), "01-a", mode, Map.of("lab", "01-a"));
    assertThat(note).isEmpty();
    assertThat(Files.exists(workspace.resolve("results/01-a.json"))).isEqualTo(!mode.shortens());
  }

  @Test
  void theBuiltInSampleIsNotKept() {
    SampleData.mark();
    try {
      ResultsFile.keep(workspace.toString(), "01-a", RunMode.FULL, Map.of());
      assertThat(workspace.resolve("results")).doesNotExist();
    } finally {
      SampleData.reset();
    }
  }

  @Test
  void withoutAWorkspaceNothingIsKept() {
    assertThat(ResultsFile.keep((String) null, "01-a", RunMode.FULL, Map.of())).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Files.writeString(workspace.resolve("results"), "a file where the folder should be");
    assertThat(ResultsFile.keep(workspace, "01-a", Map.of()))
        .startsWith("Not kept in " + workspace.resolve("results"));
  }
}
