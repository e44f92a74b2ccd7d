package labs.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far a long piece of work is: a line that grows in place, below the lines that are finished.
 * Outside a notebook only the finished lines are printed, on System.out. In a notebook nothing is
 * shown of work that is no cell's, such as a widget's answer.
 *
 * <p>Calls are cheap: the notebook gets at most four updates a second, and on close the last state.
 * Work that is done within half a second leaves only its finished lines.
 */
public final class Progress implements AutoCloseable {
  private static final long INTERVAL = 250_000_000;
  private static final long PATIENCE = 2 * INTERVAL;
  private static final int BAR = 20;

  private final String what;
  private final long total;
  private final String unit;
  private final LongSupplier clock;
  private final BiConsumer<String, Map<String, Object>> notebook;
  private final String id = UUID.randomUUID().toString();
  private final List<String> lines = new ArrayList<>();
  private final long start;
  private long shown;
  private long done;
  private Supplier<String> detail = () -> "";
  private boolean closed;

  /**
   * Begins now.
   *
   * @param what such as "Downloading imdb.npz"
   * @param total how much there is to do; below 0 if nobody knows
   * @param unit what is counted, as a plural ("steps"); "B" for bytes
   */
  public Progress(String what, long total, String unit) {
    this(what, total, unit, System::nanoTime, notebook());
  }

  /** For tests: with a clock in nanoseconds, and a notebook or null. */
  Progress(
      String what,
      long total,
      String unit,
      LongSupplier clock,
      BiConsumer<String, Map<String, Object>> notebook) {
    this.what = what;
    this.total = total;
    this.unit = unit;
    this.clock = clock;
    this.notebook = notebook;
    start = clock.getAsLong();
    shown = start + PATIENCE - INTERVAL;
  }

  private static BiConsumer<String, Map<String, Object>> notebook() {
    if (!Notebook.attached()) {
      return null;
    }
    return Notebook.inCell() ? Notebook::update : (id, bundle) -> {};
  }

  /** Says how much is done. */
  public void update(long done) {
    update(done, () -> "");
  }

  /**
   * Says how much is done, and something about it, such as the loss.
   *
   * @param detail asked only when the line is shown: reading a loss waits for the device
   */
  public synchronized void update(long done, Supplier<String> detail) {
    this.done = done;
    this.detail = detail;
    showIfDue();
  }

  /**
   * Adds a finished line, such as an epoch's: it stays, above the growing one. The first is shown
   * at once, so that what the caller shows from then on, such as a curve, stands below.
   */
  public synchronized void line(String text) {
    if (notebook == null) {
      Notebook.print(text);
      return;
    }
    lines.add(text);
    if (lines.size() == 1) {
      shown = clock.getAsLong() - INTERVAL;
    }
    showIfDue();
  }

  /** Replaces the growing line by how long it took, or how far it came. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    long now = clock.getAsLong();
    String took = Numbers.seconds((now - start) / 1e9);
    boolean stopped = done < total;
    if (stopped || now - start >= PATIENCE || !lines.isEmpty()) {
      String end = stopped ? "stopped at " + count() + ", after " + took : "done in " + took;
      // Of an unknown total nobody can say whether that was all.
      show(what + ": " + (total < 0 ? count() + " in " + took : end), now);
    }
  }

  private void showIfDue() {
    long now = clock.getAsLong();
    if (!closed && now - shown >= INTERVAL) {
      show(growing(now - start), now);
    }
  }

  private void show(String last, long now) {
    shown = now;
    if (notebook != null) {
      List<String> all = new ArrayList<>(lines);
      all.add(last);
      notebook.accept(id, Map.of("text/plain", String.join("\n", all)));
    }
  }

  private String growing(long nanos) {
    StringBuilder text = new StringBuilder(what).append("  ");
    if (total > 0) {
      int full = (int) Math.min(BAR, BAR * Math.max(0, done) / total);
      text.append("█".repeat(full)).append("░".repeat(BAR - full)).append("  ");
    }
    text.append(count());
    double seconds = nanos / 1e9;
    if (total > 0 && done > 0 && seconds >= 1) {
      double left = Math.ceil(seconds * Math.max(0, total - done) / done);
      text.append(", ")
          .append(left < 10 ? (int) left + " s" : Numbers.seconds(left))
          .append(" left");
    } else if (total < 0) {
      text.append(", ").append(Numbers.seconds(seconds));
    }
    String more = detail.get();
    return more.isEmpty() ? text.toString() : text.append(", ").append(more).toString();
  }

  private String count() {
    if (total < 0) {
      return Numbers.count(done, unit);
    }
    return (unit.equals("B") ? Numbers.count(done, unit) : String.format(Locale.ROOT, "%,d", done))
        + " of "
        + Numbers.count(total, unit);
  }
}
