package labs.widget;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import labs.notebook.Displayable;
import labs.notebook.Notebook;
import labs.notebook.WidgetModel;
import labs.results.RunMode;

/**
 * An area that answers to controls: whenever one is moved, a method of yours is given their values,
 * and what it returns is shown, a figure in place of the old one, without a flicker.
 *
 * <pre>{@code
 * Live.of(Slider.of("units", 1, 64, 16), units -> HistoryPlot.create(trained(units), "loss"))
 * }</pre>
 *
 * <p>Of many moves only the last is answered. What the method throws is shown in the area. While a
 * cell runs, moves wait, and the page says so; an answer that has begun goes on. All answers are
 * worked out on one thread, so one that never ends stops every widget: restart the kernel. What the
 * method prints once something was moved is lost, or stands under another cell: return it instead.
 * Nor is it shown how far a training in it is.
 *
 * <p>Where there is nobody to move anything (the tests, grading, the book), and where the notebook
 * has no widgets, the area shows the answer at the controls' first values, and a line says what one
 * could move.
 */
public final class Live implements Displayable {
  private final List<? extends Control<?>> controls;
  private final Function<List<Object>, Object> answer;
  private final boolean row;

  private Live(
      List<? extends Control<?>> controls, Function<List<Object>, Object> answer, boolean row) {
    this.controls = List.copyOf(controls);
    this.answer = answer;
    this.row = row;
  }

  /** An area that answers to one control. */
  @SuppressWarnings("unchecked")
  public static <A> Live of(Control<A> a, Function<A, ?> answer) {
    return new Live(List.of(a), v -> answer.apply((A) v.get(0)), false);
  }

  /** An area that answers to two controls. */
  @SuppressWarnings("unchecked")
  public static <A, B> Live of(Control<A> a, Control<B> b, BiFunction<A, B, ?> answer) {
    return new Live(List.of(a, b), v -> answer.apply((A) v.get(0), (B) v.get(1)), false);
  }

  /** An area that answers to three controls. */
  @SuppressWarnings("unchecked")
  public static <A, B, C> Live of(Control<A> a, Control<B> b, Control<C> c, Three<A, B, C> answer) {
    return new Live(
        List.of(a, b, c), v -> answer.apply((A) v.get(0), (B) v.get(1), (C) v.get(2)), false);
  }

  /** An area that answers to any number of controls of one kind. */
  @SuppressWarnings("unchecked")
  public static <A> Live of(List<? extends Control<A>> controls, Function<List<A>, ?> answer) {
    return new Live(controls, v -> answer.apply((List<A>) v), false);
  }

  /** The answer to three controls. */
  @FunctionalInterface
  public interface Three<A, B, C> {
    /** What is shown for three values. */
    Object apply(A a, B b, C c);
  }

  /** The same area, with its controls side by side and not one below the other. */
  public Live row() {
    return new Live(controls, answer, true);
  }

  /** Shows the controls and the area, as a cell that ends with them does. */
  @Override
  public Map<String, Object> bundle() {
    List<Object> first = controls.stream().<Object>map(Control::first).toList();
    String words =
        controls.stream().map(Control::words).collect(Collectors.joining(", ", "To move: ", "."));
    WidgetModel model = null;
    String place = UUID.randomUUID().toString();
    if (RunMode.current() == RunMode.INTERACTIVE) {
      Session session = new Session(controls, answer, Notebook.place(place));
      model = WidgetModel.open(Session.state(controls, row), session::onChange);
    }
    if (model == null) {
      Notebook.display(Map.of("text/plain", words));
      return Notebook.bundle(answer.apply(first));
    }
    Notebook.display(model.view(words));
    // Not as the cell's value: JupyterLab replaces only what was displayed.
    Notebook.update(place, answered(() -> answer.apply(first)));
    return Map.of("text/plain", "");
  }

  /** What is shown of an answer, or of what was thrown in its place. */
  static Map<String, Object> answered(Supplier<Object> answer) {
    try {
      return Notebook.bundle(answer.get());
    } catch (Exception | Error e) { // else the page would say that it works, for good
      String message = e.getMessage() == null ? "" : ": " + e.getMessage();
      return Map.of("text/plain", e.getClass().getSimpleName() + message);
    }
  }
}
