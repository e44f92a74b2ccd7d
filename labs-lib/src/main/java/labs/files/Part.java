package labs.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import labs.notebook.Numbers;
import labs.notebook.Progress;

/** The part of a file that has arrived: a server's answer is added to its end, and shown. */
final class Part implements Http.Receiver, AutoCloseable {
  private final DataFile file;
  private final Path path;
  private final FileChannel channel;
  private final Progress progress;
  private final long limit;
  private volatile long size;

  /**
   * Opens the part, or starts it. One that has all bytes, and is opened nevertheless, is wrong: it
   * starts over.
   */
  Part(DataFile file, Path path) throws IOException {
    this.file = file;
    this.path = path;
    this.limit = file.size() >= 0 ? file.size() : DataFile.LARGEST;
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      size = channel.size();
      if (size >= limit) {
        clear();
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // said by what is thrown
      throw new InterruptedIOException("interrupted while opening " + path);
    } catch (IOException e) {
      throw DownloadException.unwritable(path, e);
    }
    progress = new Progress("Downloading " + file.shortName(), file.size(), "B");
    if (size > 0) {
      progress.line(file.shortName() + " goes on after " + Numbers.count(size, "bytes"));
    }
  }

  /** Bytes here so far. */
  long size() {
    return size;
  }

  private void clear() throws IOException {
    channel.truncate(0);
    size = 0;
  }

  @Override
  public void begin(HttpResponse.ResponseInfo info) throws IOException {
    int status = info.statusCode();
    String type = info.headers().firstValue("Content-Type").orElse("");
    String range = info.headers().firstValue("Content-Range").orElse("");
    if (status == 416 || status == 206 && !range.startsWith("bytes " + size + "-")) {
      clear();
      throw new IOException("the server has other bytes than those after the part that is here");
    }
    if (status != 200 && status != 206) {
      throw DownloadException.wrongAnswer(file.source(), "the server answered " + status);
    }
    if (type.startsWith("text/html")) {
      throw DownloadException.wrongAnswer(file.source(), "a web page came in its place");
    }
    if (status == 200 && size > 0) {
      clear(); // a server that ignores the range sends the file from its start
    }
    long total = size + info.headers().firstValueAsLong("Content-Length").orElse(0);
    if (total > limit) {
      throw tooMuch("offers " + total);
    }
  }

  @Override
  public void add(byte[] bytes) throws IOException {
    if (size + bytes.length > limit) {
      throw tooMuch("sends more");
    }
    try {
      for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
        size += channel.write(left);
      }
    } catch (IOException e) {
      throw DownloadException.unwritable(path, e);
    }
    progress.update(size);
  }

  private DownloadException tooMuch(String what) {
    return DownloadException.wrongAnswer(
        file.source(), "the server " + what + " bytes, expected at most " + limit);
  }

  @Override
  public void close() throws IOException {
    progress.close();
    channel.close();
  }
}
