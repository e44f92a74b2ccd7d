package labs.notebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets so many bytes of each cell through, in few large pieces, and counts them all: a kernel is
 * minutes busy with one line of 200 MB, and of a message for each of 20,000 lines ZeroMQ drops
 * those that the reader is too slow for.
 */
final class BoundedOutput extends OutputStream {
  private static final int PIECE = 1 << 16;
  private static final long NANOS_TO_WAIT = 100_000_000;

  private final OutputStream out;
  private final Supplier<?> cell;
  private final Consumer<Runnable> atEnd;
  private final long most;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private Object current;
  private long written;
  private long delivered = System.nanoTime();

  /**
   * A bounded stream.
   *
   * @param out where the bytes go that are let through
   * @param cell what differs from one run of a cell to the next
   * @param atEnd runs what it is given when the present cell ends, before the kernel says so
   * @param most bytes a cell
   */
  BoundedOutput(OutputStream out, Supplier<?> cell, Consumer<Runnable> atEnd, long most) {
    this.out = out;
    this.cell = cell;
    this.atEnd = atEnd;
    this.most = most;
    current = cell.get();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    Object now = cell.get();
    if (!now.equals(current)) {
      current = now;
      written = 0;
      atEnd.accept(this::deliverAll);
    }
    waiting.write(bytes, offset, (int) Math.max(0, Math.min(length, most - written)));
    written += length;
    if (waiting.size() >= PIECE || System.nanoTime() - delivered > NANOS_TO_WAIT) {
      deliver();
    }
  }

  /** Does nothing: a piece goes when it is large, when some time has passed, or the cell ends. */
  @Override
  public void flush() {}

  /** The bytes, whether let through or not, that were written since the last cell's beginning. */
  synchronized long written() {
    long all = written;
    written = 0;
    return all;
  }

  private synchronized void deliverAll() {
    try {
      deliver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deliver() throws IOException {
    waiting.writeTo(out);
    out.flush();
    waiting.reset();
    delivered = System.nanoTime();
  }
}
