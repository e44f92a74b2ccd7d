package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadLockTest {
  @TempDir Path folder;

  @Test
  void oneAtATime() throws Exception {
    Path file = folder.resolve("a.bin");
    CompletableFuture<DownloadLock> second;
    try (DownloadLock first = DownloadLock.take(file)) {
      second =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return DownloadLock.take(file);
                } catch (java.io.IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      Thread.sleep(300);
      assertThat(second).isNotDone();
      assertThat(first).isNotNull();
    }
    second.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    Path file = folder.resolve("a.bin");
    try (DownloadLock first = DownloadLock.take(file)) {
      assertThat(first).isNotNull();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> DownloadLock.take(file)).isInstanceOf(InterruptedIOException.class);
    }
  }
}
