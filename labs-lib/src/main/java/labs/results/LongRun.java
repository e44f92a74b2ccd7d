package labs.results;

import java.time.Duration;
import labs.notebook.Notebook;

/** A piece of work that a person should not sit through: a full run does it, others skip it. */
public final class LongRun {
  private LongRun() {}

  /**
   * Runs the work in a full run. Elsewhere it is skipped, in one line, so no later cell may need
   * what it makes; a person is told what it would do, for how long, and how to run it.
   *
   * @param what the work as a noun, such as "20 epochs of SimpleRNN"
   * @param about how long it takes on a laptop
   */
  public static void of(String what, Duration about, Runnable work) {
    of(RunMode.current(), what, about, work);
  }

  static void of(RunMode mode, String what, Duration about, Runnable work) {
    switch (mode) {
      case FULL -> work.run();
      case INTERACTIVE ->
          Notebook.print(
              "Skipped: "
                  + what
                  + ", about "
                  + words(about)
                  + ".\n"
                  + "To run it, in a terminal at the course's root:"
                  + " python3 environment/labs.py run NOTEBOOK");
      default -> Notebook.print(mode.words() + ": skipped " + what);
    }
  }

  /** In the largest unit that leaves a count of at least one and a half. */
  static String words(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 90) {
      return count(seconds, "second");
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 90 ? count(minutes, "minute") : count(Math.round(minutes / 60.0), "hour");
  }

  private static String count(long n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }
}
