package labs.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 * <p>A picture is drawn no more often than a hundred times what the last one cost, and no more
 * often than once in two seconds within an epoch; so long trainings spend less than a hundredth of
 * their time on it.
 */
final class LiveCurve implements Callback {
  private static final long INTERVAL = 2_000_000_000L;
  private static final int SHARE = 100;

  private final LongSupplier clock;
  private final BiConsumer<String, Map<String, Object>> notebook;
  private final String place = UUID.randomUUID().toString();
  private final List<Map<String, Double>> within = new ArrayList<>();
  private long shown;
  private long cost;

  /** With a clock in nanoseconds, and what shows a bundle in a place. */
  LiveCurve(LongSupplier clock, BiConsumer<String, Map<String, Object>> notebook) {
    this.clock = clock;
    this.notebook = notebook;
  }

  /** What a training calls: in a notebook, unless it is quiet or being graded, a curve as well. */
  static List<Callback> beside(Fit how) {
    if (how.quiet || RunMode.current() == RunMode.GRADE || !Notebook.attached()) {
      return how.callbacks;
    }
    return Stream.concat(
            Stream.of(new LiveCurve(System::nanoTime, Notebook::update)), how.callbacks.stream())
        .toList();
  }

  @Override
  public void onTrainBegin(Network network) {
    shown = clock.getAsLong();
  }

  @Override
  public void onTrainBatchEnd(Network network, double epoch, Supplier<Map<String, Float>> values) {
    if (clock.getAsLong() - shown >= Math.max(INTERVAL, SHARE * cost)) {
      Map<String, Double> row = new LinkedHashMap<>(Map.of("epoch", epoch));
      values.get().forEach((name, value) -> row.put(name, (double) value));
      within.add(row);
      show(network.history());
    }
  }

  @Override
  public void onEpochEnd(Network network, int epoch, Map<String, Float> values) {
    within.clear();
    if (clock.getAsLong() - shown >= SHARE * cost) {
      show(network.history());
    }
  }

  @Override
  public void onTrainEnd(Network network) {
    if (network.history().epochs() > 1) {
      show(network.history());
    }
  }

  private void show(History history) {
    List<Map<String, Double>> rows = new ArrayList<>();
    for (Map<String, Double> finished : history.rows()) {
      Map<String, Double> row = new LinkedHashMap<>(finished);
      row.put("epoch", rows.size() + 1.0);
      rows.add(row);
    }
    rows.addAll(within);
    long start = clock.getAsLong();
    if (rows.size() > 1) { // a dot alone is no curve
      notebook.accept(place, SideBySide.of(figures(rows)).bundle());
    }
    shown = clock.getAsLong();
    cost = shown - start;
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
