package labs.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A download that another try would not mend: a wrong answer, or a folder that takes no bytes. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1;

  private DownloadException(String message, Throwable cause) {
    super(message, cause);
  }

  static DownloadException wrongAnswer(URI source, String answer) {
    return new DownloadException(
        source
            + " can't be downloaded: "
            + answer
            + ". If the network asks for a login, log in and run it again; else set LABS_MIRROR to"
            + " a folder or URL with the course's data files.",
        null);
  }

  static DownloadException unwritable(Path file, IOException cause) {
    return new DownloadException(
        file
            + " can't be written ("
            + cause
            + "). Make room or make the folder writable, or set LABS_DATA to another folder.",
        cause);
  }
}
