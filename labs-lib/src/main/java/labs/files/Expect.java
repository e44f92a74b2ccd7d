package labs.files;

import java.io.IOException;

/** What the readers of outside bytes say where a file is not what it must be. */
public final class Expect {
  private Expect() {}

  /**
   * Goes on where something holds.
   *
   * @throws IOException if it does not: 'expected' and what
   */
  public static void that(boolean holds, String what) throws IOException {
    if (!holds) {
      throw new IOException("expected " + what);
    }
  }
}
