package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
public final class Sha256 {
  private Sha256() {}

  /**
   * The SHA-256 of a file's bytes, in lower-case hexadecimal digits.
   *
   * @throws InterruptedIOException if the thread is interrupted
   * @throws IOException if the file can't be read
   */
  public static String of(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Opened.of(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        if (Thread.interrupted()) {
          throw new InterruptedIOException("interrupted while checking " + file);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
