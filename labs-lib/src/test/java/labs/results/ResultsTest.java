package labs.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import labs.notebook.SampleData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultsTest {
  @AfterEach
  void realDataAgain() {
    SampleData.reset();
  }

  private static Results results(RunMode mode) {
    Results results = new Results("01-bag-of-words", mode);
    results.add("parameters", 160_305).exactly(160_305);
    results.add("test accuracy", 0.86).published("0.8787").atLeast(0.87);
    results.add("test loss", 0.33).atMost(0.33);
    results.add("best epoch", 5).between(3, 6);
    results.add("free", Double.NaN);
    results.add("broken", Double.NaN).atLeast(0);
    return results;
  }

  private static JsonNode json(Results results) {
    return new ObjectMapper()
        .valueToTree(results.bundle().get("application/vnd.labs.results+json"));
  }

  @Test
  void aFullRunJudges() {
    JsonNode json = json(results(RunMode.FULL));
    assertThat(json.get("lab").asText()).isEqualTo("01-bag-of-words");
    assertThat(json.get("mode").asText()).isEqualTo("full");
    assertThat(json.get("figures").findValues("holds").toString())
        .isEqualTo("[true, false, true, true, null, false]");
  }

  @Test
  void otherRunsDoNot() {
    for (RunMode mode : new RunMode[] {RunMode.INTERACTIVE, RunMode.QUICK, RunMode.GRADE}) {
      assertThat(json(results(mode)).get("figures").findValues("holds")).allMatch(JsonNode::isNull);
    }
  }

  @Test
  void theJsonHasTheAgreedForm() throws Exception {
    Results results = new Results("02-embeddings", RunMode.FULL);
    results.add("test accuracy", 0.88).published("85-88 %").atLeast(0.87);
    results.add("odd", Double.NaN);
    results.model("LSTM 32", 652_513, 41.5, Double.NaN);
    assertThat(new ObjectMapper().readTree(json(results).toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"lab": "02-embeddings", "mode": "full", "figures": [
                      {"name": "test accuracy", "measured": 0.88, "published": "85-88 %",
                       "must": {"min": 0.87, "max": null}, "holds": true,
                       "shown": {"measured": "0.8800", "must": "at least 0.87"}},
                      {"name": "odd", "measured": null, "published": null, "must": null,
                       "holds": null, "shown": {"measured": "-", "must": "-"}}],
                     "models": [{"name": "LSTM 32", "parameters": 652513,
                       "seconds_per_epoch": 41.5, "accuracy": null}]}
                    """));
  }

  @Test
  void thePlainTableIsReadable() {
    assertThat(results(RunMode.FULL).bundle().get("text/plain"))
        .isEqualTo(
            """
            Results of 01-bag-of-words
            Figure         Measured here  Published  Must hold        Holds
            parameters           160,305          -  exactly 160,305  yes
            test accuracy         0.8600     0.8787  at least 0.87    no
            test loss             0.3300          -  at most 0.33     yes
            best epoch                 5          -  3 to 6           yes
            free                       -          -  -                -
            broken                     -          -  at least 0       no""");
  }

  @Test
  void aPersonReadsItInWords() {
    assertThat(results(RunMode.INTERACTIVE).toString())
        .contains("judged in a full run only", "as expected", "not as expected");
  }

  @Test
  void anewMeasuredFigureReplacesTheOld() {
    Results results = new Results("01-bag-of-words", RunMode.FULL);
    results.add("test loss", 0.4);
    results.add("test loss", 0.3);
    assertThat(json(results).get("figures")).hasSize(1);
    assertThat(json(results).at("/figures/0/measured").asDouble()).isEqualTo(0.3);
  }

  @Test
  void theBuiltInSampleClaimsNothing() {
    SampleData.mark();
    Results results = results(RunMode.FULL);
    assertThat(json(results).get("figures").findValues("holds")).allMatch(JsonNode::isNull);
    assertThat(json(results).get("figures").findValues("published")).allMatch(JsonNode::isNull);
    assertThat(results.toString()).contains("built-in sample");
  }

  @Test
  void aLabIsAFileName() {
    assertThatThrownBy(() -> new Results("../lab"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("01-bag-of-words");
  }
}
