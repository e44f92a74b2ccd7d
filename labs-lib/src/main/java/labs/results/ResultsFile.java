package labs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import labs.files.AtomicFile;
import labs.notebook.SampleData;

/**
 * A lab's results, kept as {@code results/LAB.json} in the workspace. The figures are those of the
 * last run; a model stays until it is measured anew, since lesson and exercises train different
 * ones.
 */
final class ResultsFile {
  private static final long LARGEST = 1 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultsFile() {}

  /**
   * Keeps the results, unless the run was shortened or used the built-in sample: such figures would
   * replace real ones.
   *
   * @param workspace the folder, or null if there is none
   * @return what a reader must know: nothing, or why they were not kept
   */
  static String keep(String workspace, String lab, RunMode mode, Map<String, Object> results) {
    if (workspace == null || workspace.isBlank() || mode.shortens() || SampleData.inUse()) {
      return "";
    }
    return keep(Path.of(workspace), lab, results);
  }

  static String keep(Path workspace, String lab, Map<String, Object> results) {
    Path folder = workspace.resolve("results");
    try {
      Map<String, Object> merged = new LinkedHashMap<>(results);
      merged.put("models", merged(workspace, lab, results.get("models")));
      byte[] json = JSON.writeValueAsBytes(merged);
      AtomicFile.write(folder.resolve(lab + ".json"), out -> out.write(json));
      return "";
    } catch (IOException e) {
      return "Not kept in " + folder + ": " + e;
    }
  }

  /**
   * The models of a lab's kept results, in the form of {@link Results#json}.
   *
   * @throws IOException if they are not there or can't be read
   */
  static List<Map<String, Object>> models(Path workspace, String lab) throws IOException {
    Path file = workspace.resolve("results").resolve(lab + ".json");
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + LARGEST + " bytes: no results");
    }
    List<Map<String, Object>> models = new ArrayList<>();
    for (JsonNode model : JSON.readTree(file.toFile()).path("models")) {
      if (!model.path("name").isTextual() || !model.path("parameters").isIntegralNumber()) {
        throw new IOException(file + ": expected a name and parameters, received " + model);
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", model.get("name").asText());
      row.put("parameters", model.get("parameters").asLong());
      row.put("seconds_per_epoch", number(model.path("seconds_per_epoch")));
      row.put("accuracy", number(model.path("accuracy")));
      models.add(row);
    }
    return models;
  }

  private static Double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }

  private static List<Object> merged(Path workspace, String lab, Object models) {
    Map<Object, Object> byName = new LinkedHashMap<>();
    try {
      models(workspace, lab).forEach(model -> byName.put(model.get("name"), model));
    } catch (IOException e) {
      byName.clear(); // none yet, or a damaged file, which is replaced
    }
    if (models instanceof List<?> list) {
      list.forEach(model -> byName.put(((Map<?, ?>) model).get("name"), model));
    }
    return List.copyOf(byName.values());
  }
}
