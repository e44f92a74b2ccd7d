package labs.notebook;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntSupplier;

/**
 * Lets so many bytes of each cell through and counts the rest: a kernel is minutes busy with one
 * line of 200 MB.
 */
final class BoundedOutput extends FilterOutputStream {
  private final IntSupplier cell;
  private final long most;
  private int current;
  private long written;

  /**
   * A bounded stream.
   *
   * @param out where the bytes go that are let through
   * @param cell a number that differs from cell to cell
   * @param most bytes a cell
   */
  BoundedOutput(OutputStream out, IntSupplier cell, long most) {
    super(out);
    this.cell = cell;
    this.most = most;
    current = cell.getAsInt();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int now = cell.getAsInt();
    if (now != current) {
      current = now;
      written = 0;
    }
    int through = (int) Math.max(0, Math.min(length, most - written));
    out.write(bytes, offset, through);
    written += length;
  }

  /** The bytes of the last cell that wrote anything which were not let through; asked once. */
  synchronized long omitted() {
    long omitted = Math.max(0, written - most);
    written -= omitted;
    return omitted;
  }
}
