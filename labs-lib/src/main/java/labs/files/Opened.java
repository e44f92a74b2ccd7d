package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the labs' data, opened. */
final class Opened {
  private Opened() {}

  /**
   * Opens a file.
   *
   * @throws IOException if it can't be read; where this user may not, it says what to do
   */
  static InputStream of(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (AccessDeniedException e) { // its message is the bare path
      throw new IOException(
          file
              + " may not be read by this user: let all users read it, or set LABS_DATA or"
              + " LABS_MIRROR to another folder",
          e);
    }
  }
}
