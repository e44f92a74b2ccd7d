package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DownloadTest extends DownloadedFile {
  @Test
  void bringsTheFile() throws Exception {
    try (FileServer server = FileServer.of(file)) {
      download(server).run();
    }
    assertThat(target).hasBinaryContent(file);
    assertThat(part).doesNotExist();
  }

  @Test
  void goesOnWhereItWasCutOff() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) ->
                FileServer.send(exchange, file, from, Math.min(SIZE, from + 120_000)))) {
      download(server).run();
      assertThat(server.ranges).hasSizeBetween(3, 4).first().isEqualTo("null");
      assertThat(server.ranges.get(1)).matches("bytes=\\d{3,}-");
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void keepsThePartForTheNextRun() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> FileServer.send(exchange, file, from, Math.max(from, 100_000)))) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Run it again: it goes on from there");
    }
    long kept = Files.size(part);
    assertThat(kept).isBetween(1L, 100_000L);
    assertThat(target).doesNotExist();
    try (FileServer server = FileServer.of(file)) {
      download(server).run();
      assertThat(server.ranges).containsExactly("bytes=" + kept + "-");
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void startsOverWhereTheServerIgnoresTheRange() throws Exception {
    putPart(Arrays.copyOf(file, 1000));
    try (FileServer server =
        new FileServer((exchange, from) -> FileServer.send(exchange, file, 0, SIZE))) {
      download(server).run();
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void startsOverWhereThePartIsOfAnotherFile() throws Exception {
    putPart(new byte[1000]);
    try (FileServer server = FileServer.of(file)) {
      download(server).run();
      assertThat(server.ranges).containsExactly("bytes=1000-", "null");
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void startsOverWhereThePartIsLongerThanTheFile() throws Exception {
    putPart(new byte[SIZE + 5]);
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              if (from >= SIZE) {
                exchange.sendResponseHeaders(416, -1);
              } else {
                FileServer.send(exchange, file, from, SIZE);
              }
            })) {
      new Download(new DataFile("file.bin", server.uri("/"), -1, sha256(file)), target).run();
      assertThat(server.ranges).containsExactly("bytes=300005-", "null");
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void movesAWholePartWithoutAsking() throws Exception {
    putPart(file);
    try (FileServer server = FileServer.of(file)) {
      download(server).run();
      assertThat(server.ranges).isEmpty();
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void throwsWrongBytesAway() throws Exception {
    byte[] wrong = file.clone();
    wrong[7]++;
    Files.createDirectories(target.getParent());
    Files.writeString(target, "damaged before");
    try (FileServer server = FileServer.of(wrong)) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(sha256(file))
          .hasMessageContaining(sha256(wrong))
          .hasMessageContaining("LABS_MIRROR");
    }
    assertThat(part).doesNotExist();
    assertThat(target).hasContent("damaged before");
  }

  @Test
  void asksForNothingWhereTheFileIsGood() throws Exception {
    Files.createDirectories(target.getParent());
    Files.write(target, file);
    try (FileServer server = FileServer.of(new byte[SIZE])) {
      download(server).run();
      assertThat(server.ranges).isEmpty();
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void givesUpOnASilentServer() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              FileServer.send(exchange, file, from, Math.max(from, 1000));
              Thread.sleep(30_000);
            })) {
      assertThatThrownBy(
              () -> new Download(entry(server.uri("/")), target, Duration.ofMillis(500)).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("nothing came for");
    }
  }

  @Test
  void waitsForASlowServer() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange.sendResponseHeaders(200, SIZE);
              for (int i = 0; i < SIZE; i += SIZE / 10) {
                exchange.getResponseBody().write(file, i, SIZE / 10);
                exchange.getResponseBody().flush();
                Thread.sleep(150);
              }
            })) {
      new Download(entry(server.uri("/")), target, Duration.ofMillis(1200)).run();
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void saysWhatTheServerAnswered() throws Exception {
    try (FileServer server =
        new FileServer((exchange, from) -> exchange.sendResponseHeaders(404, -1))) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(UnreachableException.class)
          .hasMessageContaining("the server answered 404")
          .hasMessageContaining("LABS_MIRROR");
    }
  }

  /** A network that wants a login answers every address with its own page. */
  @Test
  void aWebPageInPlaceOfTheFileLeavesThePartAlone() throws Exception {
    putPart(Arrays.copyOf(file, 1000));
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
              FileServer.send(exchange, "<html>Please log in</html>".getBytes(), 0, 26);
            })) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a web page came in its place")
          .hasMessageContaining("log in and run it again");
    }
    assertThat(part).hasBinaryContent(Arrays.copyOf(file, 1000));
    assertThat(target).doesNotExist();
  }

  @Test
  void aFileThatChangesHalfwayIsFetchedAgainFromItsStart() throws Exception {
    byte[] before = file.clone();
    before[7]++;
    AtomicInteger asked = new AtomicInteger();
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              byte[] now = asked.getAndIncrement() == 0 ? before : file;
              FileServer.send(exchange, now, from, Math.min(SIZE, from + 200_000));
            })) {
      download(server).run();
      assertThat(server.ranges.get(0)).isEqualTo("null");
      assertThat(server.ranges.get(1)).matches("bytes=\\d{2,}-");
      assertThat(server.ranges.get(2)).isEqualTo("null");
    }
    assertThat(target).hasBinaryContent(file);
  }

  /** The announced length ends the answer early, or promises more than any of our files has. */
  @Test
  void aMirrorThatLiesAboutSizesIsNotBelieved() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange.sendResponseHeaders(200, SIZE / 2);
              exchange.getResponseBody().write(file, 0, SIZE / 2);
            })) {
      assertThatThrownBy(() -> ofAMirror(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was thrown away");
    }
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange.sendResponseHeaders(200, Long.MAX_VALUE);
              exchange.getResponseBody().write(file);
            })) {
      assertThatThrownBy(() -> ofAMirror(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected at most " + DataFile.LARGEST);
    }
    putPart(Arrays.copyOf(file, 1000));
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange
                  .getResponseHeaders()
                  .set("Content-Range", "bytes 1000-1/99999999999999999999");
              exchange.sendResponseHeaders(206, SIZE - from);
              exchange.getResponseBody().write(file, from, SIZE - from);
            })) {
      ofAMirror(server).run();
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void refusesMoreBytesThanTheFileHas() throws Exception {
    byte[] page = new byte[SIZE + 1];
    try (FileServer server = FileServer.of(page)) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("offers 300001 bytes, expected at most 300000");
    }
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              exchange.sendResponseHeaders(200, 0); // chunked: no length is given
              exchange.getResponseBody().write(page);
            })) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("sends more bytes, expected at most 300000");
    }
  }

  @Test
  void saysWhichFolderCantBeWritten() throws Exception {
    Files.writeString(target.getParent(), "a file in the folder's way");
    try (FileServer server = FileServer.of(file)) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(part.toString())
          .hasMessageContaining("LABS_DATA");
    }
  }

  @Test
  void saysWhichFileCantBeWritten() throws Exception {
    Files.createDirectories(
        folder.resolve("sub/file.bin.lock")); // refused, as a read-only folder is
    try (FileServer server = FileServer.of(file)) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("file.bin.lock can't be written")
          .hasMessageContaining("LABS_DATA");
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has /dev/full");
    Files.createDirectories(part.getParent());
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    try (FileServer server = FileServer.of(file)) {
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("LABS_DATA");
    }
    Files.delete(part);
    assertThat(target).doesNotExist();
  }

  @Test
  void twoAtOnceDownloadOnce() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              Thread.sleep(300);
              FileServer.send(exchange, file, from, SIZE);
            })) {
      // Not in the common pool: on two cores it has one thread, and JDK 25's HTTP client needs it.
      CompletableFuture<?> other =
          CompletableFuture.runAsync(
              () -> unchecked(download(server)), task -> new Thread(task).start());
      download(server).run();
      other.get();
      assertThat(server.ranges).containsExactly("null");
    }
    assertThat(target).hasBinaryContent(file);
  }

  @Test
  void anInterruptStopsItAndKeepsThePart() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              FileServer.send(exchange, file, from, 50_000);
              Thread.sleep(30_000);
            })) {
      Thread cell =
          new Thread(
              () -> {
                try {
                  download(server).run();
                } catch (IOException e) {
                  thrown.set(e);
                }
              });
      cell.start();
      while (cell.isAlive() && (!Files.exists(part) || Files.size(part) < 50_000)) {
        Thread.sleep(5);
      }
      cell.interrupt();
      cell.join(2000);
      assertThat(cell.isAlive()).isFalse();
    }
    assertThat(thrown.get())
        .isInstanceOf(InterruptedIOException.class)
        .hasMessageContaining("kept");
    assertThat(Files.readAllBytes(part)).isEqualTo(Arrays.copyOf(file, 50_000));
  }

  @Test
  void anInterruptBeforeItBeginsIsTold() throws Exception {
    try (FileServer server = FileServer.of(file)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> download(server).run())
          .isInstanceOf(InterruptedIOException.class)
          .hasMessageContaining("0 bytes of file.bin are kept");
      assertThat(Thread.interrupted()).isFalse();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void tellsAMissingNetworkFromAWrongAnswer() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    for (String source : new String[] {"http://127.0.0.1:" + closed, "http://nowhere.invalid"}) {
      assertThatThrownBy(() -> new Download(entry(URI.create(source + "/x")), target).run())
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("can't be reached");
    }
  }

  /** Of a file whose size nobody knows. */
  private Download ofAMirror(FileServer server) {
    return new Download(new DataFile("file.bin", server.uri("/"), -1, sha256(file)), target);
  }

  private void putPart(byte[] bytes) throws IOException {
    Files.createDirectories(part.getParent());
    Files.write(part, bytes);
  }

  private static void unchecked(Download download) {
    try {
      download.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
