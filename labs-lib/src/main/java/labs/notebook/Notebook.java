package labs.notebook;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * The bridge to the notebook: JJava, IJava 1.3.0, or plain text outside a notebook.
 *
 * <p>A bundle maps MIME types to what is shown; the notebook picks the richest that it knows. Its
 * values are Strings, finite numbers, Booleans, and Maps and Lists of these; {@code text/plain}
 * must be in it.
 */
public final class Notebook {
  private static final Set<String> SHOWN = ConcurrentHashMap.newKeySet();

  /**
   * Sends what is shown. On a thread whose cell was stopped the kernels' sockets throw and clear
   * the interrupt flag (seen with JJava), so that a loop would miss it: another thread sends.
   */
  private static final ExecutorService SENDER = DaemonThread.executor("labs-notebook");

  private Notebook() {}

  /** Whether a kernel runs this code. */
  public static boolean attached() {
    return Kernel.running() != null;
  }

  /**
   * Whether work that begins now is a cell's, so that it may be shown there how far it is. That of
   * a widget's answer is not: it would be shown under whatever cell runs meanwhile.
   */
  public static boolean inCell() {
    Kernel kernel = Kernel.running();
    return kernel != null
        && kernel.isAttached()
        && !(Thread.currentThread() instanceof DaemonThread);
  }

  /**
   * Makes the kernel show tables, figures and {@link Displayable} values. JJava calls it by itself;
   * under IJava, which knows no extensions, it belongs into the start-up script. Harmless if called
   * again or outside a notebook.
   */
  public static void install() {
    Kernel.running();
  }

  /**
   * Shows a bundle under the running cell; outside a notebook its text goes to System.out.
   *
   * @throws IllegalArgumentException if the bundle has no text/plain
   */
  public static void display(Map<String, Object> bundle) {
    String text = text(bundle);
    Kernel kernel = Kernel.running();
    if (kernel == null) {
      System.out.println(text);
    } else {
      send(() -> kernel.display(bundle, null));
    }
  }

  /** Shows a value the way a cell's last expression is shown: figures, tables, our own types. */
  public static void display(Object value) {
    display(Renderers.bundle(value));
  }

  /** What a notebook shows of a value, by MIME type. */
  public static Map<String, Object> bundle(Object value) {
    return Renderers.bundle(value);
  }

  /**
   * What replaces the output that the running cell shows under a display id, from any thread and
   * after the cell's end as well. Outside a notebook it does nothing.
   */
  public static Consumer<Map<String, Object>> place(String displayId) {
    Kernel kernel = Kernel.running();
    return kernel == null ? bundle -> {} : kernel.place(displayId);
  }

  /**
   * Shows a bundle the first time, and replaces it in its place afterwards. Outside a notebook,
   * where nothing can be replaced, it does nothing.
   *
   * @param displayId names the place; take a new one (a UUID) for each
   */
  public static void update(String displayId, Map<String, Object> bundle) {
    text(bundle);
    Kernel kernel = Kernel.running();
    if (kernel == null || !kernel.isAttached()) {
      return;
    }
    if (SHOWN.add(displayId)) {
      send(() -> kernel.display(bundle, displayId));
    } else {
      send(() -> kernel.update(bundle, displayId));
    }
  }

  /**
   * Prints a line on System.out. Loops that look at their interrupt flag print with this: in a
   * notebook System.out itself throws once the cell is stopped, and clears the flag.
   */
  public static void print(String line) {
    if (attached()) {
      send(() -> System.out.println(line));
    } else {
      System.out.println(line);
    }
  }

  /** Waits, so that the order of outputs stays; join leaves the interrupt flag as it is. */
  static void send(Runnable message) {
    CompletableFuture.runAsync(message, SENDER).join();
  }

  /** What differs from one run of a cell to the next; empty outside a notebook. */
  public static String cell() {
    Kernel kernel = Kernel.running();
    return kernel == null ? "" : kernel.cell().request();
  }

  private static String text(Map<String, Object> bundle) {
    if (bundle.get("text/plain") instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "A bundle needs text/plain, for screen readers and plain logs; this one has "
            + bundle.keySet());
  }
}
