package labs.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.LocalDate;

/**
 * A download that another try would not mend: a wrong answer, a certificate that is refused, a
 * proxy that is none, or a folder that takes no bytes.
 */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1;

  private final String answer;

  private DownloadException(String message, Throwable cause) {
    this(message, cause, null);
  }

  private DownloadException(String message, Throwable cause, String answer) {
    super(message, cause);
    this.answer = answer;
  }

  /** What came in the file's place, for whoever knows better advice; null where nothing did. */
  String answer() {
    return answer;
  }

  static DownloadException wrongAnswer(URI source, String answer) {
    return new DownloadException(
        source
            + " can't be downloaded: "
            + answer
            + ". If the network asks for a login, log in and run it again; else set LABS_MIRROR to"
            + " a folder or URL with the course's data files.",
        null,
        answer);
  }

  static DownloadException wrongProxy(String proxy) {
    return new DownloadException(
        "HTTPS_PROXY is %s, expected http://host:port. Mend or unset it.".formatted(proxy), null);
  }

  /**
   * As any server's is where the clock is years wrong: what is said then says little of a clock.
   */
  static DownloadException refusedCertificate(URI source, CertificateException refusal) {
    Throwable why = refusal;
    while (why.getCause() != null) {
      why = why.getCause();
    }
    return new DownloadException(
        ("%s can't be downloaded: its server's certificate was refused (%s). The clock of this"
                + " computer says %s: if that is wrong, set it. If it is right, ask those who run"
                + " your network about a proxy that opens encrypted connections, or set LABS_MIRROR"
                + " to a folder with the course's data files.")
            .formatted(source, why, LocalDate.now()),
        refusal);
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
