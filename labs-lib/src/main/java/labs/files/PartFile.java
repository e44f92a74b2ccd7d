package labs.files;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a download that has arrived: it takes a server's answer and adds it to the file.
 *
 * <p>The client's threads write, the caller's thread watches {@link #size()} and {@link
 * #lastSign()} and closes; after that nothing more is written.
 */
final class PartFile implements HttpResponse.BodySubscriber<Void>, AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

  private final FileChannel channel;
  private final long limit;
  private final CompletableFuture<Void> body = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private volatile long size;
  private volatile long total = -1;
  private volatile long lastSign = System.nanoTime();

  /**
   * Opens the part, or starts it.
   *
   * @param limit the most bytes that it may grow to
   */
  PartFile(Path path, long limit) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    size = channel.size();
    this.limit = limit;
  }

  /** Bytes here so far. */
  long size() {
    return size;
  }

  /** Bytes of the whole file as the server said, or -1. */
  long total() {
    return total;
  }

  /** When the server was last heard, in {@link System#nanoTime()}'s nanoseconds. */
  long lastSign() {
    return lastSign;
  }

  /** Throws away what is here, to start over. */
  void clear() throws IOException {
    channel.truncate(0);
    size = 0;
  }

  /** Looks at the answer's first lines and gets ready for the bytes. */
  synchronized HttpResponse.BodySubscriber<Void> accept(HttpResponse.ResponseInfo info) {
    lastSign = System.nanoTime();
    try {
      long start = start(info);
      if (start != size) {
        clear(); // a server that ignores the range sends the file from its start
      }
      if (start > 0 && size == 0) {
        throw new IOException("the server sent another part of the file than the one asked for");
      }
      if (total > limit) {
        throw new DownloadException(
            "the server offers " + total + " bytes, at most " + limit + " were expected");
      }
      channel.position(size);
    } catch (IOException e) {
      body.completeExceptionally(e);
    }
    return this;
  }

  /** The position in the file of the first byte that the server sends. */
  private long start(HttpResponse.ResponseInfo info) throws IOException {
    switch (info.statusCode()) {
      case 200:
        total = info.headers().firstValueAsLong("Content-Length").orElse(-1);
        return 0;
      case 206:
        Matcher range = RANGE.matcher(info.headers().firstValue("Content-Range").orElse(""));
        total = range.matches() ? Long.parseLong(range.group(2)) : -1;
        return range.matches() ? Long.parseLong(range.group(1)) : Long.MAX_VALUE;
      case 416: // nothing after the part that is here, and it is not the file: start over
        clear();
        throw new IOException("the server has no bytes after the part that is here");
      default:
        throw new DownloadException("the server answered with status " + info.statusCode());
    }
  }

  @Override
  public CompletionStage<Void> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    if (body.isDone()) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        if (size + buffer.remaining() > limit) {
          throw new DownloadException(
              "the server sends more than the " + limit + " bytes expected");
        }
        while (buffer.hasRemaining() && channel.isOpen()) {
          size += channel.write(buffer);
        }
      }
      lastSign = System.nanoTime();
      subscription.request(1);
    } catch (DownloadException e) {
      subscription.cancel();
      body.completeExceptionally(e);
    } catch (IOException e) {
      subscription.cancel();
      body.completeExceptionally(new DownloadException("cannot write it: " + e.getMessage(), e));
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(null);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
