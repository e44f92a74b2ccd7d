package labs.check;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import labs.notebook.SampleData;
import labs.results.RunMode;

/**
 * One check of an exercise: calls the student's code once, prints PASS, or throws {@link
 * CheckFailed} with what was expected, what was received, and a hint that names the likely mistake.
 *
 * <pre>{@code
 * labs.check.Check.that("decode({1, 4})", () -> decode(new int[] {1, 4}))
 *     .hint(text -> text.startsWith("the"), "ids are moved up by 3")
 *     .isEqualTo("? the");
 * }</pre>
 *
 * @param <T> what the student's code returns
 */
public final class Check<T> {
  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(.+)\\$\\d+$");

  private static final Pattern CELL = Pattern.compile("\\$JShell\\$\\d+[A-Z]*\\.java");
  private static final int JSHELLS_LINES = 4;

  private static final String CLOSED =
      "an NDArray that is closed: its numbers are gone. Make it on a manager that stays open, or"
          + " return its numbers, as by toFloatArray()";

  private record Hint<T>(Predicate<T> mistake, String text) {}

  private final String what;
  private final Callable<? extends T> code;
  private final List<Hint<T>> hints = new ArrayList<>();
  private final Map<String, String> thrownHints = new LinkedHashMap<>();

  private Check(String what, Callable<? extends T> code) {
    this.what = what;
    this.code = code;
  }

  /**
   * A check of what some code returns; the code runs when the check ends in one of {@link
   * #isEqualTo}, {@link #isBetween}, {@link #isAtLeast}, {@link #satisfies} or {@link #received}.
   *
   * @param what the call as the student would write it
   * @param code the call
   */
  public static <T> Check<T> that(String what, Callable<? extends T> code) {
    return new Check<>(what, code);
  }

  /**
   * A hint for one mistake. If the check fails, the first hint whose mistake it is speaks; a
   * mistake that throws (on a value that is null or too short) is not it.
   *
   * @param mistake whether what was received shows this mistake
   * @param text what to look at
   */
  public Check<T> hint(Predicate<T> mistake, String text) {
    hints.add(new Hint<>(mistake, text));
    return this;
  }

  /**
   * A hint for a mistake whose result is known: it speaks if exactly that was received.
   *
   * @param mistaken gives what the mistake gives; only called if the check fails
   * @param text what to look at
   */
  public Check<T> hintIfSame(Callable<?> mistaken, String text) {
    hints.add(new Hint<>(received -> Same.as(valueOf(mistaken), received), text));
    return this;
  }

  /** A hint for a mistake whose result is this value. */
  public Check<T> hintIfSame(Object mistaken, String text) {
    return hintIfSame(() -> mistaken, text);
  }

  /**
   * A hint for a mistake that throws: an exception gets its own words, and this hint only if its
   * class's name or its message holds these.
   *
   * @param words a part of the exception, as {@code toString} gives it
   * @param text what to look at
   */
  public Check<T> hintIfThrown(String words, String text) {
    thrownHints.put(words, text);
    return this;
  }

  /**
   * A hint for any other value, the last one to add: what is asked for in other words, since it
   * can't know the mistake. It says nothing of an exception or of null.
   */
  public Check<T> hint(String text) {
    return hint(Objects::nonNull, text);
  }

  /**
   * Passes if the value is equal: whole numbers exactly, others to 0.0001 or, from 1 on, to a
   * ten-thousandth of what is expected; arrays, lists and NDArrays element by element.
   *
   * @throws CheckFailed if it is not, or the code throws
   */
  public void isEqualTo(Object expected) {
    T received = call(Shown.of(expected));
    if (!Same.as(expected, received)) {
      Same.Difference apart = Same.difference(expected, received);
      throw new CheckFailed(
          report(
              Shown.of(expected, received, apart.expected(), apart.place()),
              Shown.of(received, expected, apart.received(), apart.place()),
              hintFor(received)));
    }
    pass();
  }

  /**
   * Passes if the value is a number from {@code least} to {@code most}.
   *
   * @throws CheckFailed if it is not, or the code throws
   */
  public void isBetween(double least, double most) {
    satisfies(
        "from " + Shown.of(least) + " to " + Shown.of(most),
        received ->
            received instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most);
  }

  /**
   * Passes if the value is a number of at least {@code least}: for what a training reached.
   *
   * @param least what a training on all data reaches
   * @param leastShortened what it reaches where grading shortens it (see {@link RunMode}), or where
   *     the built-in sample stands in for the data
   * @throws CheckFailed if it is less, or the code throws
   */
  public void isAtLeast(double least, double leastShortened) {
    boolean less = RunMode.current().shortens() || SampleData.inUse();
    double bound = less ? leastShortened : least;
    satisfies(
        "at least " + Shown.of(bound),
        received -> received instanceof Number n && n.doubleValue() >= bound);
  }

  /**
   * Passes if the value meets a condition.
   *
   * @param expected the condition in words
   * @throws CheckFailed if it does not, or the code throws
   */
  public void satisfies(String expected, Predicate<? super T> condition) {
    T received = call(expected);
    if (!holds(condition, received)) {
      throw failed(expected, received);
    }
    pass();
  }

  /**
   * The value itself, for a cell that checks several things of it.
   *
   * @throws CheckFailed if the code throws or returns null
   */
  public T received() {
    T received = call("a value");
    if (received == null) {
      throw failed("a value", null);
    }
    return received;
  }

  private T call(String expected) {
    T value;
    try {
      value = code.call();
    } catch (ToDo e) {
      throw new CheckFailed("TO DO: " + what + ". " + e.getMessage() + ", then this one again.");
    } catch (CheckFailed e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw new CheckFailed(report(expected, thrown(e), hintForThrown(e)));
    }
    if (isClosed(value)
        || (value instanceof List<?> list && list.stream().anyMatch(Check::isClosed))) {
      throw new CheckFailed(report(expected, CLOSED, null));
    }
    return value;
  }

  private static boolean isClosed(Object value) {
    return value instanceof NDArray array && array.isReleased();
  }

  private static String thrown(Throwable e) {
    if (e.getClass().getSimpleName().equals("SPIResolutionException")) {
      return "code that does not compile: it uses a name that is not known here. Run its cell again"
          + " and read what is written below it; is an import missing?";
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e.getClass().getSimpleName() + message + where(e);
  }

  /**
   * The line of the student's method that threw, a lambda's in it included. JShell compiles each
   * method of a cell in a file of its own, below some lines of its own: $JShell$12.java, or
   * $JShell$12B.java when it is written anew. do_it$ is what stands outside a method: the check.
   */
  private static String where(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String file = frame.getFileName();
      String method = LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
      if (file != null && CELL.matcher(file).matches() && !method.startsWith("do_it$")) {
        return " (in line %d of %s)".formatted(frame.getLineNumber() - JSHELLS_LINES, method);
      }
    }
    return "";
  }

  private String hintForThrown(Throwable e) {
    String said = e.toString();
    return thrownHints.entrySet().stream()
        .filter(hint -> said.contains(hint.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Object valueOf(Callable<?> mistaken) {
    try {
      return mistaken.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private CheckFailed failed(String expected, T received) {
    return new CheckFailed(report(expected, Shown.of(received), hintFor(received)));
  }

  private String report(String expected, String received, String hint) {
    String text = "FAIL  %s%n  expected: %s%n  received: %s".formatted(what, expected, received);
    return hint == null ? text : text + "%n  hint: %s".formatted(hint);
  }

  private String hintFor(T received) {
    for (Hint<T> hint : hints) {
      if (holds(hint.mistake(), received)) {
        return hint.text();
      }
    }
    return null;
  }

  private static <V> boolean holds(Predicate<? super V> condition, V value) {
    try {
      return condition.test(value);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private void pass() {
    System.out.println("PASS  " + what);
  }
}
