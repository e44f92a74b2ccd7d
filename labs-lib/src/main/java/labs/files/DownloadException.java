package labs.files;

import java.io.IOException;

/** A download that another try would not mend: a wrong answer, or a folder that takes no bytes. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1;

  DownloadException(String message) {
    super(message);
  }

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
