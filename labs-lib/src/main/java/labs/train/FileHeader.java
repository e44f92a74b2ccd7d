package labs.train;

import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import labs.files.Expect;
import labs.text.TextVectorization;
import tech.tablesaw.api.Row;

/** What a network's file says of it, beside its numbers, in JSON. */
final class FileHeader {
  private static final int VERSION = 1;
  private static final int MOST_EPOCHS = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json;

  private FileHeader(ObjectNode json) {
    this.json = json;
  }

  /**
   * The header of a network.
   *
   * @param text its vocabulary, or null
   * @param sums a sum for each of the file's arrays, by name
   */
  static FileHeader of(NetworkState network, TextVectorization text, Map<String, String> sums) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", VERSION);
    json.put("seed", network.seed).put("epochs trained", network.epochsTrained);
    json.set("architecture", JSON.valueToTree(architecture(network)));
    Slots slots = network.slots();
    if (slots != null) {
      ObjectNode optimizer = json.putObject("optimizer");
      optimizer.put("name", name(network.optimizer));
      ObjectNode updates = optimizer.putObject("updates");
      network.learned().forEach((key, weight) -> updates.put(key, slots.of(weight).updates));
    }
    json.set("sums", JSON.valueToTree(sums));
    json.set("history", JSON.valueToTree(network.history.rows()));
    if (text != null) {
      json.set("vocabulary", JSON.valueToTree(text.vocabulary()));
      json.put("max tokens", text.maxTokens());
    }
    return new FileHeader(json);
  }

  /**
   * The network's fingerprint: its layers as in {@link Network#summary}, then its parameters and
   * their shapes. What has no numbers to keep, as an activation or the rate of a dropout, is not in
   * it, nor is what is frozen.
   */
  private static List<String> architecture(NetworkState network) {
    List<String> lines = new ArrayList<>();
    for (Row layer : Summary.of(network.block, true, network.inputShapes)) {
      List<String> cells = new ArrayList<>();
      for (String column : layer.columnNames()) {
        cells.add(layer.getObject(column).toString());
      }
      lines.add(String.join(" ", cells));
    }
    for (Pair<String, Parameter> parameter : network.block.getParameters()) {
      lines.add(parameter.getKey() + " " + parameter.getValue().getShape());
    }
    return lines;
  }

  String toJson() {
    return json.toString();
  }

  /** The sum of an array of the file, or null. */
  String sum(String array) {
    return json.path("sums").path(array).textValue();
  }

  /**
   * Reads a header, from outside.
   *
   * @throws IOException if it is none, or of another version
   */
  static FileHeader parse(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    if (!(json instanceof ObjectNode object) || json.path("version").asInt() != VERSION) {
      throw new IOException(
          "expected version " + VERSION + ", received " + json.path("version").asText("none"));
    }
    FileHeader header = new FileHeader(object);
    expect(json.path("seed").isIntegralNumber(), "a seed");
    int trained = json.path("epochs trained").asInt(-1);
    expect(trained >= 0 && trained <= MOST_EPOCHS, "a number of epochs");
    expect(json.path("architecture").isArray(), "an architecture");
    expect(json.path("history").isArray(), "a history");
    header.history();
    return header;
  }

  private static void expect(boolean holds, String what) throws IOException {
    Expect.that(holds, what + ", the header has none that can be");
  }

  /** Looks whether the file is of a network that was built as this one is. */
  void requireArchitecture(Path file, NetworkState network) {
    List<String> expected = architecture(network);
    List<String> received = new ArrayList<>();
    json.get("architecture").forEach(line -> received.add(line.asText()));
    for (int i = 0; i < Math.max(expected.size(), received.size()); i++) {
      String here = i < expected.size() ? expected.get(i) : "nothing more";
      String there = i < received.size() ? received.get(i) : "nothing more";
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "%s holds another network: expected '%s', received '%s'. Build the network as it was when it was saved, or take another file."
                .formatted(file, here, there));
      }
    }
  }

  /** Whether the state of an optimizer of the same class is in the file. */
  boolean hasStateOf(Optimizer optimizer) {
    return optimizer instanceof ElementwiseOptimizer
        && json.path("optimizer").path("name").asText().equals(name(optimizer));
  }

  /** The optimizer's name in the file, or "none". */
  String optimizer() {
    return json.path("optimizer").path("name").asText("none");
  }

  static String name(Optimizer optimizer) {
    return optimizer.getClass().getSimpleName();
  }

  /** The keys of the parameters that were learned, not frozen. */
  Set<String> learned() {
    Set<String> keys = new HashSet<>();
    json.path("optimizer").path("updates").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  int updates(String key) {
    return Math.max(0, json.path("optimizer").path("updates").path(key).asInt());
  }

  long seed() {
    return json.get("seed").asLong();
  }

  int epochsTrained() {
    return json.get("epochs trained").asInt();
  }

  /** The finished epochs of the last fit. */
  History history() throws IOException {
    List<Map<String, Double>> rows = new ArrayList<>();
    for (JsonNode epoch : json.get("history")) {
      expect(epoch.isObject(), "a history");
      Map<String, Double> row = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> value : epoch.properties()) {
        row.put(value.getKey(), number(value.getValue()));
      }
      rows.add(row);
    }
    return new History(rows);
  }

  /** JSON has no NaN and no infinity: they are written as text. */
  private static double number(JsonNode value) throws IOException {
    expect(value.isNumber() || value.asText().matches("NaN|-?Infinity"), "a number in its history");
    return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
  }

  /** The vocabulary that was saved with the network, or null. */
  TextVectorization vectorization() {
    if (!json.has("vocabulary")) {
      return null;
    }
    List<String> words = new ArrayList<>();
    json.get("vocabulary").forEach(word -> words.add(word.asText()));
    return TextVectorization.of(words, json.path("max tokens").asInt());
  }
}
