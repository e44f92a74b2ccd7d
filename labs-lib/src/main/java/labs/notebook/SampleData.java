package labs.notebook;

/** Remembers that the built-in sample stands in for real data, so that every plot can say so. */
public final class SampleData {
  private static volatile boolean inUse;

  private SampleData() {}

  /** From now on the titles of plots end with "(built-in sample)". */
  public static void mark() {
    inUse = true;
  }

  /** Whether anything shown may come from the built-in sample. */
  public static boolean inUse() {
    return inUse;
  }

  /** For tests, which share one process. */
  public static void reset() {
    inUse = false;
  }
}
