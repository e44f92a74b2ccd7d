package labs.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TrainedModelsTest {
  @TempDir Path workspace;

  private final Results own =
      new Results("03-convolutions", RunMode.FULL).model("CNN", 13_560_701, 200.5, 0.876);

  private Table beside() {
    return TrainedModels.beside(workspace.toString(), own, "02-embeddings");
  }

  private void kept(String json) throws Exception {
    Files.createDirectories(workspace.resolve("results"));
    Files.writeString(workspace.resolve("results/02-embeddings.json"), json);
  }

  @Test
  void theOtherLabsRowsThenItsOwn() {
    Results other = new Results("02-embeddings", RunMode.FULL);
    other.model("LSTM", 1_080_501, 300, 0.85).model("SimpleRNN", 1_020_201, 90, Double.NaN);
    assertThat(ResultsFile.keep(workspace, "02-embeddings", other.json())).isEmpty();

    Table table = beside();
    assertThat(table.name()).isEqualTo("Models of 02-embeddings and 03-convolutions");
    assertThat(table.columnNames())
        .containsExactly(
            "Lab", "Model", "Parameters", "Weights (MB)", "Seconds an epoch", "Test accuracy");
    assertThat(table.stringColumn("Model").asList()).containsExactly("LSTM", "SimpleRNN", "CNN");
    assertThat(table.stringColumn("Lab").asList())
        .containsExactly("02-embeddings", "02-embeddings", "03-convolutions");
    assertThat(table.longColumn("Parameters").asObjectArray())
        .containsExactly(1_080_501L, 1_020_201L, 13_560_701L);
    assertThat(table.doubleColumn("Weights (MB)").get(2)).isEqualTo(54.242804);
    assertThat(table.doubleColumn("Seconds an epoch").asDoubleArray())
        .containsExactly(300, 90, 200.5);
    assertThat(table.doubleColumn("Test accuracy").isMissing(1)).isTrue();
  }

  @Test
  void withoutTheOthersTheNameSaysHowToGetThem() {
    Table table = beside();
    assertThat(table.rowCount()).isEqualTo(1);
    assertThat(table.name())
        .isEqualTo(
            "Models of 03-convolutions. Those of 02-embeddings are not there yet: run"
                + " notebooks/02-embeddings.ipynb up to its results table");
    assertThat(TrainedModels.beside((String) null, own, "02-embeddings").name())
        .isEqualTo(table.name());
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws Exception {
    for (String json :
        new String[] {"{", "[]", "{\"models\": [{\"name\": 5}]}", "{\"models\": [1]}", ""}) {
      kept(json);
      assertThat(beside().rowCount()).as(json).isEqualTo(1);
      assertThat(beside().name()).contains("not there yet");
    }
    kept(" ".repeat((1 << 20) + 1));
    assertThat(beside().rowCount()).isEqualTo(1);
  }

  @Test
  void aShortenedRunSaysSo() {
    Results quick = new Results("03-convolutions", RunMode.QUICK).model("CNN", 1, 1, 0.5);
    assertThat(TrainedModels.beside(workspace.toString(), quick).name())
        .isEqualTo("Models of 03-convolutions (quick run: trained on less)");
  }
}
