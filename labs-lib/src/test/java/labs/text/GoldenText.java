package labs.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** What Keras 3 made of texts and sequences: golden/text.json. */
final class GoldenText {
  private GoldenText() {}

  static JsonNode get(String name) {
    try (InputStream in = GoldenText.class.getResourceAsStream("/golden/text.json")) {
      return new ObjectMapper().readTree(in).get(name);
    } catch (IOException e) {
      throw new AssertionError("golden/text.json cannot be read", e);
    }
  }

  static int[][] ints(JsonNode rows) {
    int[][] ints = new int[rows.size()][];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = new int[rows.get(i).size()];
      for (int j = 0; j < ints[i].length; j++) {
        ints[i][j] = rows.get(i).get(j).asInt();
      }
    }
    return ints;
  }

  static String[] strings(JsonNode row) {
    String[] strings = new String[row.size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = row.get(i).asText();
    }
    return strings;
  }
}
