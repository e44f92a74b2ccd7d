package labs.notebook;

/** How much of a lab runs: read once from the environment variable {@code LABS_MODE}. */
public enum RunMode {
  /** A person at the notebook: its own values; long pieces of work are described and skipped. */
  INTERACTIVE,
  /** {@code labs.py run}: nothing is shortened, long pieces run, figures are judged. */
  FULL,
  /** Tests: loaders cap samples, fit caps epochs and steps, figures are not judged. */
  QUICK,
  /** nbgrader's autograde and Validate: as quick. */
  GRADE;

  private static final RunMode CURRENT = QUICK;

  /** The mode of this process. */
  public static RunMode current() {
    return CURRENT;
  }
}
