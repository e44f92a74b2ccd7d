package labs.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.notebook.DaemonThread;
import labs.notebook.Notebook;
import labs.plot.HistoryPlot;
import labs.plot.SideBySide;
import labs.results.RunMode;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * The curves of loss and metrics, which grow in the notebook while a network is trained, and stay
 * as the cell's output. Within an epoch, dots show how far its means have come.
 *
 * <p>Training goes on while a picture is drawn: a kernel's first one takes more than a second. The
 * next one begins no sooner than after a hundred times what the last one cost, and within an epoch
 * after two seconds; so drawing takes less than a hundredth of a core. Only for the last picture
 * training waits. A picture that can't be drawn is told, and no training fails for it.
 */
final class LiveCurve implements Callback {
  private static final long INTERVAL = 2_000_000_000L;
  private static final int SHARE = 100;
  private static final Executor ARTIST = DaemonThread.executor("labs-curve");

  private final Executor artist;
  private final LongSupplier clock;
  private final BiConsumer<String, Map<String, Object>> notebook;
  private final String place = UUID.randomUUID().toString();
  private final List<Map<String, Double>> within = new ArrayList<>();
  private CompletableFuture<Void> picture = CompletableFuture.completedFuture(null);
  private volatile long shown;
  private volatile long cost;
  private volatile boolean failed;

  /** With what draws, a clock in nanoseconds, and what shows a bundle in a place. */
  LiveCurve(Executor artist, LongSupplier clock, BiConsumer<String, Map<String, Object>> notebook) {
    this.artist = artist;
    this.clock = clock;
    this.notebook = notebook;
  }

  /** What a training calls: in a cell, unless it is quiet or being graded, a curve as well. */
  static List<Callback> beside(Fit how) {
    if (how.quiet || RunMode.current() == RunMode.GRADE || !Notebook.inCell()) {
      return how.callbacks;
    }
    return Stream.concat(
            Stream.of(new LiveCurve(ARTIST, System::nanoTime, Notebook::update)),
            how.callbacks.stream())
        .toList();
  }

  @Override
  public void onTrainBegin(Network network) {
    shown = clock.getAsLong();
  }

  @Override
  public void onTrainBatchEnd(Network network, double epoch, Supplier<Map<String, Float>> values) {
    if (isDue(INTERVAL)) {
      Map<String, Double> row = new LinkedHashMap<>(Map.of("epoch", epoch));
      values.get().forEach((name, value) -> row.put(name, (double) value));
      within.add(row);
      show(network.history());
    }
  }

  @Override
  public void onEpochEnd(Network network, int epoch, Map<String, Float> values) {
    within.clear();
    if (isDue(0)) {
      show(network.history());
    }
  }

  @Override
  public void onTrainEnd(Network network) {
    picture.join();
    if (!failed && network.history().epochs() > 1) {
      show(network.history());
      picture.join();
    }
  }

  private boolean isDue(long least) {
    return !failed
        && picture.isDone()
        && clock.getAsLong() - shown >= Math.max(least, SHARE * cost);
  }

  private void show(History history) {
    List<Map<String, Double>> rows = new ArrayList<>();
    for (Map<String, Double> finished : history.rows()) {
      Map<String, Double> row = new LinkedHashMap<>(finished);
      row.put("epoch", rows.size() + 1.0);
      rows.add(row);
    }
    rows.addAll(within);
    picture = CompletableFuture.runAsync(() -> draw(rows), artist);
  }

  private void draw(List<Map<String, Double>> rows) {
    long start = clock.getAsLong();
    try {
      if (rows.size() > 1) { // a dot alone is no curve
        notebook.accept(place, SideBySide.of(figures(rows)).bundle());
      }
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      failed = true;
      System.out.println("The curves of this training can't be drawn: " + e);
    }
    long end = clock.getAsLong();
    cost = end - start;
    shown = end;
  }

  private static List<Figure> figures(List<Map<String, Double>> rows) {
    Table table = Table.create("history");
    rows.stream()
        .flatMap(row -> row.keySet().stream())
        .distinct()
        .forEach(name -> table.addColumns(column(name, rows)));
    return table.columnNames().stream()
        .filter(name -> !name.equals("epoch") && !name.equals("seconds"))
        .filter(name -> !name.startsWith("val_"))
        .map(name -> HistoryPlot.create(table, name))
        .toList();
  }

  private static DoubleColumn column(String name, List<Map<String, Double>> rows) {
    return DoubleColumn.create(
        name, rows.stream().mapToDouble(row -> row.getOrDefault(name, Double.NaN)).toArray());
  }
}
