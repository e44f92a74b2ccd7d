package labs.files;

import java.io.IOException;

/** The network, not the file, is missing: no connection to the source could be made. */
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
