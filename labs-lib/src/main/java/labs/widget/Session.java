package labs.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import labs.notebook.WidgetModel;

/** One showing of a {@link Live} area, from its cell's run until its controls leave the page. */
final class Session {
  /** How much of an answer is read out. */
  private static final int SAID = 600;

  private final List<? extends Control<?>> controls;
  private final Function<List<Object>, Object> answer;
  private final Consumer<Map<String, Object>> area;
  private final Latest<WidgetModel> latest = new Latest<>(this::answer);
  private Object lastMove = 0;
  private boolean inPage;

  Session(
      List<? extends Control<?>> controls,
      Function<List<Object>, Object> answer,
      Consumer<Map<String, Object>> area) {
    this.controls = controls;
    this.answer = answer;
    this.area = area;
  }

  /**
   * The first state: an anywidget model. Its controls' values, with the number of the move that
   * made them, come from the page; the numbers of the moves that were received and answered go
   * back.
   */
  static Map<String, Object> state(List<? extends Control<?>> controls, boolean row) {
    List<Map<String, Object>> drawn = controls.stream().map(Control::drawn).toList();
    Map<String, Object> state = new LinkedHashMap<>();
    for (String part : List.of("model", "view")) {
      state.put("_" + part + "_module", "anywidget");
      state.put("_" + part + "_module_version", "~0.11.0");
    }
    state.put("_model_name", "AnyModel");
    state.put("_view_name", "AnyView");
    // A number, so that the page counts its views here: at 0 the controls are gone.
    state.put("_view_count", 0);
    state.put("_anywidget_id", "labs.widget.Live");
    state.put("_esm", resource("live.js"));
    state.put("_css", resource("live.css"));
    state.put("controls", drawn);
    state.put("row", row);
    state.put("values", drawn.stream().map(control -> control.get("value")).toList());
    state.put("move", 0);
    state.put("received", 0);
    state.put("answered", 0);
    state.put("said", "");
    return state;
  }

  /** On the kernel's message thread. */
  void onChange(WidgetModel model) {
    boolean hasView = !Integer.valueOf(0).equals(model.get("_view_count"));
    if (inPage && !hasView) {
      model.close();
      return;
    }
    inPage = hasView;
    // The page is not ours: what is no number is no move.
    if (model.get("move") instanceof Number move && !move.equals(lastMove)) {
      lastMove = move;
      model.set(Map.of("received", move));
      latest.offer(model);
    }
  }

  private void answer(WidgetModel model) {
    if (!(model.get("move") instanceof Number move)) {
      return; // it was one when this was asked for
    }
    Object sent = model.get("values");
    Map<String, Object> shown = Live.answered(() -> answer.apply(values(sent)));
    area.accept(shown);
    String text = String.valueOf(shown.get("text/plain"));
    String said = text.length() <= SAID ? text : text.substring(0, SAID) + " ...";
    model.set(Map.of("answered", move, "said", said));
  }

  private List<Object> values(Object sent) {
    if (!(sent instanceof List<?> list) || list.size() != controls.size()) {
      throw new IllegalArgumentException(
          "Expected %d values from the page, received %.200s".formatted(controls.size(), sent));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < controls.size(); i++) {
      values.add(controls.get(i).read(list.get(i)));
    }
    return values;
  }

  private static String resource(String name) {
    try (InputStream in = Session.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
