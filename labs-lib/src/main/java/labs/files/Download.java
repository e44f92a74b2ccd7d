package labs.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import labs.notebook.Numbers;

/**
 * Brings one file over HTTP: into a part file beside its place, checked there, then moved in one
 * step. What was cut off goes on from where it stopped, also in a later run.
 */
final class Download {
  /** How long a server may say nothing. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int TRIES = 5;

  private final DataFile file;
  private final Path target;
  private final Path part;
  private final Duration patience;

  /** Whether bytes were added to others that came with an earlier answer. */
  private boolean continued;

  Download(DataFile file, Path target) {
    this(file, target, PATIENCE);
  }

  Download(DataFile file, Path target, Duration patience) {
    this.file = file;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.patience = patience;
  }

  /**
   * Brings the file, unless it is there.
   *
   * @throws UnreachableException if no connection could be made
   * @throws InterruptedIOException if the thread is interrupted; the part is kept
   * @throws IOException if the folder can't be written, the server's answer is not the file, or it
   *     was cut off again and again
   */
  void run() throws IOException {
    if (sum(target).equals(file.sha256())) {
      return; // without the lock, which a folder that can only be read has no place for
    }
    try {
      AtomicFile.makeFolder(target.getParent());
    } catch (IOException e) {
      throw DownloadException.unwritable(part, e);
    }
    try (DownloadLock lock = DownloadLock.take(target)) {
      if (sum(target).equals(file.sha256())) {
        return;
      }
      String sum = sum(part);
      if (!sum.equals(file.sha256())) {
        sum = transferAll();
      }
      if (!sum.equals(file.sha256()) && continued) { // its beginning is of another file, or damaged
        Files.delete(part);
        sum = transferAll();
      }
      if (!sum.equals(file.sha256())) {
        Files.delete(part);
        throw DownloadException.wrongAnswer(
            file.source(),
            "what came has the SHA-256 %s, expected %s, and was thrown away"
                .formatted(sum, file.sha256()));
      }
      AtomicFile.move(part, target);
    }
  }

  private static long size(Path path) throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private static String sum(Path path) throws IOException {
    return size(path) > 0 ? Sha256.of(path) : "none";
  }

  /**
   * Transfers until all bytes are here. Where something came before a cut it goes on, in at most
   * {@value #TRIES} tries.
   *
   * @return the part's SHA-256, of what lies on the disk
   */
  private String transferAll() throws IOException {
    for (int tries = 1; ; tries++) {
      long before = size(part);
      try {
        transfer();
        return Sha256.of(part);
      } catch (DownloadException | UnreachableException e) {
        throw e;
      } catch (InterruptedIOException e) {
        throw new InterruptedIOException(
            "interrupted: %s of %s are kept, and the next run goes on from there"
                .formatted(Numbers.count(size(part), "bytes"), file.shortName()));
      } catch (IOException e) {
        if (size(part) == before || tries == TRIES) {
          throw new IOException(
              "Downloading %s stopped after %s: %s. Run it again: it goes on from there."
                  .formatted(file.source(), Numbers.count(size(part), "bytes"), e.getMessage()),
              e);
        }
      }
    }
  }

  private void transfer() throws IOException {
    try (Part bytes = new Part(file, part)) {
      HttpRequest.Builder request = HttpRequest.newBuilder(file.source());
      if (bytes.size() > 0) {
        continued = true;
        request.header("Range", "bytes=" + bytes.size() + "-");
      }
      Http.get(request.build(), patience, bytes);
    }
  }
}
