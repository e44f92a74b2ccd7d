package labs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import labs.OwnJvm;
import org.junit.jupiter.api.Test;

/** Downloads in processes of their own, as kernels are. */
class DownloadProcessTest extends DownloadedFile {
  @Test
  void twoProcessesAtOnceDownloadOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              asked.countDown();
              goOn.await();
              FileServer.send(exchange, file, from, SIZE);
            })) {
      Process first = child(server);
      asked.await();
      Process second = child(server);
      try (BufferedReader said = second.inputReader()) {
        assertThat(said.readLine()).contains("Another program is downloading");
        goOn.countDown();
        assertThat(second.waitFor()).isZero();
      }
      assertThat(first.waitFor()).isZero();
      assertThat(server.ranges).containsExactly("null");
    }
    assertThat(target).hasBinaryContent(file);
  }

  /** As a kernel that the system ends: its lock is gone with it, and its part is gone on from. */
  @Test
  void aProcessThatIsKilledLeavesAPartToGoOnFrom() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              if (from > 0) {
                FileServer.send(exchange, file, from, SIZE);
                return;
              }
              FileServer.send(exchange, file, 0, SIZE / 2);
              half.countDown();
              killed.await();
            })) {
      Process child = child(server);
      half.await();
      while (!Files.exists(part) || Files.size(part) == 0) {
        Thread.sleep(20);
      }
      child.destroyForcibly().waitFor();
      killed.countDown();
      assertThat(target).doesNotExist();
      download(server).run();
      assertThat(server.ranges).hasSize(2).last().asString().matches("bytes=\\d{2,}-");
    }
    assertThat(target).hasBinaryContent(file);
    assertThat(part).doesNotExist();
  }

  private Process child(FileServer server) throws IOException {
    return OwnJvm.of(
            List.of("-Xmx200m"),
            Child.class,
            server.uri("/file.bin").toString(),
            target.toString(),
            sha256(file))
        .start();
  }

  /** Downloads, in a JVM of its own. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      DataFile file = new DataFile("sub/file.bin", URI.create(arguments[0]), SIZE, arguments[2]);
      new Download(file, Path.of(arguments[1])).run();
    }
  }
}
