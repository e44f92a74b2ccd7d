package labs.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import labs.notebook.Progress;

/**
 * Brings one file over HTTP: into a part file beside its place, checked there, then moved in one
 * step. What was cut off goes on from where it stopped, also in a later run.
 */
final class Download {
  private static final int TRIES = 5;

  private final DataFile file;
  private final Path target;
  private final Path part;
  private final Duration patience;

  Download(DataFile file, Path target) {
    this(file, target, Duration.ofSeconds(30));
  }

  /**
   * A download with its own patience.
   *
   * @param patience how long a server may say nothing
   */
  Download(DataFile file, Path target, Duration patience) {
    this.file = file;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.patience = patience;
  }

  /**
   * Brings the file, unless another process has brought it meanwhile.
   *
   * @throws UnreachableException if no connection could be made
   * @throws InterruptedIOException if the thread is interrupted; the part is kept
   * @throws IOException if the folder can't be written, the server's answer is not the file, or it
   *     was cut off again and again
   */
  void run() throws IOException {
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      throw unwritable(e);
    }
    try (FolderLock lock = FolderLock.take(target)) {
      if (!isGood(target)) {
        boolean resumed = isSomething(part);
        if (!isGood(part)) {
          transferAll();
        }
        if (!isGood(part) && resumed) { // the part was of another file, or damaged
          Files.delete(part);
          transferAll();
        }
        moveIfGood();
      }
    }
  }

  private void moveIfGood() throws IOException {
    String sum = Sha256.of(part);
    if (!sum.equals(file.sha256())) {
      Files.delete(part);
      throw new IOException(
          String.format(
              "%s from %s has the SHA-256 %s, expected %s. It was thrown away. The file or the"
                  + " network's answer has changed: try another network, or set LABS_MIRROR to a"
                  + " folder or URL with the course's data files.",
              file.shortName(), file.source(), sum, file.sha256()));
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isSomething(Path path) throws IOException {
    return Files.exists(path) && Files.size(path) > 0;
  }

  private boolean isGood(Path path) throws IOException {
    return isSomething(path) && Sha256.of(path).equals(file.sha256());
  }

  /** Transfers until all bytes are here, going on after each cut as long as something arrives. */
  private void transferAll() throws IOException {
    long before = isSomething(part) ? Files.size(part) : 0;
    for (int tries = 1; ; tries++) {
      long now;
      try {
        transfer();
        return;
      } catch (DownloadException | UnreachableException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        now = isSomething(part) ? Files.size(part) : 0;
        if (now == before || tries == TRIES) {
          throw new IOException(
              String.format(
                  "Downloading %s stopped after %,d bytes: %s. Run it again: it goes on from"
                      + " there.",
                  file.source(), now, e.getMessage()),
              e);
        }
      }
      before = now;
    }
  }

  private void transfer() throws IOException {
    long limit = file.size() >= 0 ? file.size() : DataFile.LARGEST;
    try (PartFile bytes = new PartFile(part, limit);
        Progress progress = new Progress("Downloading " + file.shortName(), file.size(), "B")) {
      if (bytes.size() >= limit) {
        bytes.clear(); // all there and wrong, since a good part isn't transferred again
      }
      HttpRequest.Builder request = HttpRequest.newBuilder(file.source());
      if (bytes.size() > 0) {
        request.header("Range", "bytes=" + bytes.size() + "-");
        progress.line(String.format("%s goes on after %,d bytes", file.shortName(), bytes.size()));
      }
      CompletableFuture<HttpResponse<Void>> answer =
          Http.client().sendAsync(request.build(), bytes::accept);
      try {
        await(answer, bytes, progress);
      } finally {
        answer.cancel(true);
      }
      if (bytes.total() >= 0 && bytes.size() != bytes.total()) {
        throw new IOException("the connection closed early");
      }
    } catch (DownloadException e) {
      throw e.getCause() == null
          ? new DownloadException(
              String.format(
                  "%s can't be downloaded: %s. If the network asks for a login, log in and run it"
                      + " again; else set LABS_MIRROR to a folder or URL with the course's data"
                      + " files.",
                  file.source(), e.getMessage()))
          : unwritable((IOException) e.getCause());
    }
  }

  /** Waits for the last byte, looking at the interrupt flag and at how long nothing came. */
  private void await(CompletableFuture<?> answer, PartFile bytes, Progress progress)
      throws IOException {
    while (true) {
      try {
        answer.get(100, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.update(bytes.size());
        if (System.nanoTime() - bytes.lastSign() > patience.toNanos()) {
          throw new IOException("nothing came for " + patience.toSeconds() + " seconds");
        }
      } catch (InterruptedException e) {
        throw new InterruptedIOException(
            String.format(
                "interrupted: %,d bytes of %s are kept, and the next run goes on from there",
                bytes.size(), file.shortName()));
      } catch (ExecutionException e) {
        throw Http.reason(file.source(), e.getCause());
      }
    }
  }

  private IOException unwritable(IOException cause) {
    return new DownloadException(
        String.format(
            "%s can't be written (%s). Make room or make the folder writable, or set LABS_DATA to"
                + " another folder.",
            part, cause),
        cause);
  }
}
