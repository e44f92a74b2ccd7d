package labs.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The kernel's side of a widget: state that kernel and page keep in step, by version 2.1 of the
 * Jupyter widgets' messaging protocol (ipywidgets, packages/schema/messages.md). Binary buffers are
 * not used.
 */
public final class WidgetModel implements AutoCloseable {
  private static final String TARGET = "jupyter.widget";
  private static final Map<String, Object> VERSION = Map.of("version", "2.1.0");
  private static final String METHOD = "method";
  private static final String STATE = "state";
  private static final String BUFFERS = "buffer_paths";

  private final Map<String, Object> state;
  private final Channel channel;

  private WidgetModel(Kernel kernel, Map<String, Object> state, Consumer<WidgetModel> changed) {
    this.state = new LinkedHashMap<>(state);
    channel =
        kernel.open(
            TARGET,
            opened(),
            VERSION,
            data -> onMessage(data, () -> changed.accept(this)),
            () -> OpenWidgets.remove(this));
  }

  /**
   * Makes a widget's model, here and in the page. It is not shown yet: {@link #view} does that. It
   * is open until the page closes it, its cell is run again, or a hundred later ones are open.
   *
   * @param state its first state, {@code _model_name} and its like included
   * @param changed called on the kernel's message thread each time the page has changed the state:
   *     what takes long belongs elsewhere
   * @return null where no kernel runs that can open comms
   */
  public static WidgetModel open(Map<String, Object> state, Consumer<WidgetModel> changed) {
    return open(Kernel.running(), state, changed);
  }

  static WidgetModel open(Kernel kernel, Map<String, Object> state, Consumer<WidgetModel> changed) {
    WidgetModel model = kernel == null ? null : new WidgetModel(kernel, state, changed);
    if (model == null || model.channel == null) {
      return null;
    }
    OpenWidgets.add(model, kernel.cell());
    return model;
  }

  /**
   * What shows the widget, as display data.
   *
   * @param text what stands in its place where there are no widgets
   */
  public Map<String, Object> view(String text) {
    Map<String, Object> view =
        Map.of("version_major", 2, "version_minor", 0, "model_id", channel.id());
    return Map.of("application/vnd.jupyter.widget-view+json", view, "text/plain", text);
  }

  /** One value of the state, or null. */
  public synchronized Object get(String key) {
    return state.get(key);
  }

  /** Changes values of the state, here and in the page. */
  public synchronized void set(Map<String, Object> changes) {
    state.putAll(changes);
    Notebook.send(() -> channel.send(update(changes)));
  }

  /** Takes the widget from the page; its changes are not told any more. */
  @Override
  public void close() {
    Notebook.send(channel::close);
  }

  private void onMessage(Map<String, Object> data, Runnable changed) {
    Object method = data.get(METHOD);
    if ("request_state".equals(method)) {
      synchronized (this) {
        set(new LinkedHashMap<>(state)); // not Map.copyOf: the page may have sent a null
      }
    } else if ("update".equals(method) && data.get(STATE) instanceof Map<?, ?> changes) {
      synchronized (this) {
        // The page is not ours: it changes what is there, and adds nothing.
        state.replaceAll((key, old) -> changes.containsKey(key) ? changes.get(key) : old);
      }
      changed.run();
    }
  }

  private Map<String, Object> opened() {
    return Map.of(STATE, state, BUFFERS, List.of());
  }

  private static Map<String, Object> update(Map<String, Object> changes) {
    return Map.of(METHOD, "update", STATE, changes, BUFFERS, List.of());
  }
}
