package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The messages of a widget's model, through a kernel's own comm manager. What they must be is
 * published: ipywidgets, packages/schema/messages.md, "Widget messaging protocol, version 2".
 */
abstract class WidgetProtocol {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<WidgetModel> changed = new ArrayList<>();

  /** A kernel whose messages to the page go to {@link #onSent}. */
  abstract Kernel kernel();

  abstract void fromPage(String comm, String data);

  abstract void closedByPage(String comm);

  /** A page asks for a run, with these metadata. */
  abstract void runs(Map<String, Object> metadata);

  final void onSent(String type, String content, Map<String, Object> metadata) {
    sent.add(
        JSON.valueToTree(Map.of("type", type, "content", json(content), "metadata", metadata)));
  }

  @Test
  void opensWithStateAndVersion() {
    WidgetModel model = open();

    assertThat(sent).hasSize(1);
    JsonNode open = sent.get(0);
    assertThat(open.get("type").asText()).isEqualTo("comm_open");
    assertThat(open.at("/content/target_name").asText()).isEqualTo("jupyter.widget");
    assertThat(open.at("/content/comm_id").asText()).isEqualTo(id(model));
    assertThat(open.at("/content/data"))
        .isEqualTo(
            json("{\"state\": {\"value\": 7, \"words\": [\"a\", \"b\"]}, \"buffer_paths\": []}"));
    assertThat(open.at("/metadata/version").asText()).matches("2\\.\\d+\\.\\d+");
  }

  @Test
  void isShownByItsCommId() {
    WidgetModel model = open();
    JsonNode shown = JSON.valueToTree(model.view("a number, now 7"));
    assertThat(shown.at("/application~1vnd.jupyter.widget-view+json"))
        .isEqualTo(
            json(
                "{\"model_id\": \"%s\", \"version_major\": 2, \"version_minor\": 0}"
                    .formatted(sent.get(0).at("/content/comm_id").asText())));
    assertThat(shown.get("text/plain").asText()).isEqualTo("a number, now 7");
  }

  @Test
  void tellsThePageOnlyWhatChanged() {
    WidgetModel model = open();
    model.set(Map.of("value", 8));

    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).get("type").asText()).isEqualTo("comm_msg");
    assertThat(sent.get(1).at("/content/comm_id").asText()).isEqualTo(id(model));
    assertThat(sent.get(1).at("/content/data"))
        .isEqualTo(
            json("{\"method\": \"update\", \"state\": {\"value\": 8}, \"buffer_paths\": []}"));
  }

  @Test
  void takesThePagesChanges() {
    WidgetModel model = open();
    fromPage(
        id(model), "{\"method\": \"update\", \"state\": {\"value\": 9}, \"buffer_paths\": []}");

    assertThat(changed).containsExactly(model);
    assertThat(model.get("value")).isEqualTo(9);
    assertThat(model.get("words")).isEqualTo(List.of("a", "b"));
    assertThat(sent).hasSize(1);
  }

  @Test
  void answersRequestStateWithAllOfIt() {
    WidgetModel model = open();
    model.set(Map.of("value", 8));
    fromPage(id(model), "{\"method\": \"request_state\"}");

    assertThat(sent).hasSize(3);
    assertThat(sent.get(2).at("/content/data"))
        .isEqualTo(
            json(
                "{\"method\": \"update\", \"buffer_paths\": [],"
                    + " \"state\": {\"value\": 8, \"words\": [\"a\", \"b\"]}}"));
    assertThat(changed).isEmpty();
  }

  @Test
  void aNullOfThePageIsAValue() {
    WidgetModel model = open();
    fromPage(id(model), "{\"method\": \"update\", \"state\": {\"value\": null}}");
    fromPage(id(model), "{\"method\": \"request_state\"}");

    assertThat(model.get("value")).isNull();
    assertThat(sent.get(1).at("/content/data/state/words").size()).isEqualTo(2);
  }

  @Test
  void leavesCustomMessagesAlone() {
    WidgetModel model = open();
    fromPage(id(model), "{\"method\": \"custom\", \"content\": {\"value\": 1}}");

    assertThat(changed).isEmpty();
    assertThat(sent).hasSize(1);
    assertThat(model.get("value")).isEqualTo(7);
  }

  @Test
  void whatIsNoMessageOfTheProtocolChangesNothing() {
    WidgetModel model = open();
    for (String data : List.of("{}", "{\"method\": 5}", "{\"method\": \"update\", \"state\": 1}")) {
      fromPage(id(model), data);
    }
    fromPage(id(model), "{\"method\": \"update\", \"state\": {\"other\": 1}}");

    assertThat(model.get("value")).isEqualTo(7);
    assertThat(model.get("other")).isNull();
    assertThat(sent).hasSize(1);
  }

  @Test
  void closesOnce() {
    WidgetModel model = open();
    model.close();

    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).get("type").asText()).isEqualTo("comm_close");
    assertThat(sent.get(1).at("/content/comm_id").asText()).isEqualTo(id(model));
    assertThatCode(() -> model.set(Map.of("value", 8))).doesNotThrowAnyException();
    fromPage(id(model), "{\"method\": \"update\", \"state\": {\"value\": 9}}");
    assertThat(sent).hasSize(2);
    assertThat(changed).isEmpty();
  }

  @Test
  void isClosedByThePage() {
    WidgetModel model = open();
    closedByPage(id(model));
    model.set(Map.of("value", 8));
    assertThat(sent).hasSize(1);
  }

  @Test
  void aCellThatIsRunAgainClosesWhatItOpened() {
    runs(Map.of("cellId", "a"));
    WidgetModel first = open();
    WidgetModel second = open();
    runs(Map.of("cellId", "b"));
    WidgetModel beside = open();
    assertThat(closed()).isEmpty();

    runs(Map.of("cellId", "a"));
    open();
    open();
    assertThat(closed()).containsExactly(id(first), id(second));
    fromPage(id(beside), "{\"method\": \"update\", \"state\": {\"value\": 9}}");
    assertThat(changed).containsExactly(beside);
  }

  @Test
  void whereThePageTellsNoCellTheOldestIsClosedOnceThereAreAHundred() {
    runs(Map.of());
    WidgetModel oldest = open();
    WidgetModel taken = open();
    closedByPage(id(taken));
    for (int i = 1; i < 100; i++) {
      runs(Map.of());
      open();
      assertThat(closed()).doesNotContain(id(oldest));
    }
    runs(Map.of());
    open();
    assertThat(closed()).containsExactly(id(oldest));
  }

  private List<String> closed() {
    return sent.stream()
        .filter(message -> message.get("type").asText().equals("comm_close"))
        .map(message -> message.at("/content/comm_id").asText())
        .toList();
  }

  private WidgetModel open() {
    Map<String, Object> state = Map.of("value", 7, "words", List.of("a", "b"));
    return WidgetModel.open(kernel(), state, changed::add);
  }

  private static String id(WidgetModel model) {
    Object view = model.view("").get("application/vnd.jupyter.widget-view+json");
    return (String) ((Map<?, ?>) view).get("model_id");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
