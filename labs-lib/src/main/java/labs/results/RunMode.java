package labs.results;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import labs.notebook.Notebook;

/** How much of a lab runs: read from the environment variable {@code LABS_MODE}. */
public enum RunMode {
  /** A person at the notebook: its own values; long pieces of work are described and skipped. */
  INTERACTIVE("interactive run"),
  /** {@code labs.py run}: nothing is shortened, long pieces run, figures are judged. */
  FULL("full run"),
  /**
   * Tests: loaders cap samples, fit caps the epochs and steps of all but short trainings, figures
   * are not judged.
   */
  QUICK("quick run"),
  /** nbgrader's autograde and Validate: shortened as QUICK. */
  GRADE("grading run");

  private static final Set<String> ANNOUNCED = new HashSet<>();
  private static String announcedIn;

  private final String words;

  RunMode(String words) {
    this.words = words;
  }

  /**
   * The mode of this process: {@code LABS_MODE} (full, quick or grade), else GRADE where nbgrader
   * has set {@code NBGRADER_EXECUTION} or {@code NBGRADER_VALIDATING}, else INTERACTIVE.
   *
   * @throws IllegalStateException if LABS_MODE holds anything else
   */
  public static RunMode current() {
    return of(System.getenv());
  }

  static RunMode of(Map<String, String> environment) {
    String mode = environment.getOrDefault("LABS_MODE", "").strip();
    if (!mode.isEmpty()) {
      return Arrays.stream(values())
          .filter(m -> m != INTERACTIVE && m.name().equalsIgnoreCase(mode))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "LABS_MODE is '"
                          + mode
                          + "'; expected "
                          + Arrays.stream(values())
                              .filter(m -> m != INTERACTIVE)
                              .map(m -> m.name().toLowerCase(Locale.ROOT))
                              .collect(Collectors.joining(", "))
                          + ", or no LABS_MODE at all for your own work at the notebook"));
    }
    boolean nbgrader =
        environment.containsKey("NBGRADER_EXECUTION")
            || environment.containsKey("NBGRADER_VALIDATING");
    return nbgrader ? GRADE : INTERACTIVE;
  }

  /** Whether samples, epochs and steps are capped. */
  public boolean shortens() {
    return this == QUICK || this == GRADE;
  }

  /**
   * How much of something this run does. A cap that changes it is announced, such as "quick run:
   * 2,000 of 25,000 reviews", once in a cell's output.
   *
   * @param what the plural of what is counted, such as "reviews"
   * @return {@code full}, or in a mode that shortens the smaller of the two counts
   */
  public int cap(String what, int full, int shortened) {
    if (!shortens() || full <= shortened) {
      return full;
    }
    announce(String.format(Locale.ROOT, "%s: %,d of %,d %s", words, shortened, full, what));
    return shortened;
  }

  /** What people call this mode, such as "quick run". */
  String words() {
    return words;
  }

  private static void announce(String text) {
    synchronized (ANNOUNCED) {
      String cell = Notebook.cell();
      if (!cell.equals(announcedIn)) {
        ANNOUNCED.clear();
        announcedIn = cell;
      }
      if (ANNOUNCED.add(text)) {
        Notebook.print(text);
      }
    }
  }
}
