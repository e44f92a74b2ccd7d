package labs.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What a training left behind, epoch by epoch: seconds, loss, metrics, and the same of validation.
 */
public final class History {
  private final List<Map<String, Double>> epochs;

  History() {
    this(List.of());
  }

  History(List<Map<String, Double>> rows) {
    epochs = new ArrayList<>(rows);
  }

  List<Map<String, Double>> rows() {
    return epochs;
  }

  void add(double seconds, Map<String, Float> values) {
    Map<String, Double> row = new LinkedHashMap<>();
    row.put("seconds", seconds);
    values.forEach((name, value) -> row.put(name, (double) value));
    epochs.add(row);
  }

  /** How many epochs were finished. */
  public int epochs() {
    return epochs.size();
  }

  /**
   * One value through the epochs.
   *
   * @param name a column of {@link #table}: "loss", "accuracy", "val_loss", "seconds", ...
   * @return the value after each epoch, the first epoch's at index 0; NaN where it was not measured
   * @throws IllegalArgumentException if nothing of that name was measured
   */
  public double[] get(String name) {
    if (epochs.stream().noneMatch(row -> row.containsKey(name))) {
      throw new IllegalArgumentException(
          "The history has no '%s'; it has %s".formatted(name, names()));
    }
    return epochs.stream().mapToDouble(row -> row.getOrDefault(name, Double.NaN)).toArray();
  }

  /**
   * The value after the last epoch: {@code history.history["loss"][-1]}.
   *
   * @param name as for {@link #get}
   * @throws IllegalArgumentException if nothing of that name was measured
   */
  public double last(String name) {
    double[] values = get(name);
    return values[values.length - 1];
  }

  /** How long an epoch took, on average, with its validation. */
  public double secondsPerEpoch() {
    return Arrays.stream(get("seconds")).average().orElseThrow();
  }

  /**
   * The history as a table: a row an epoch, the columns epoch, seconds, loss, accuracy and so on.
   */
  public Table table() {
    Table table = Table.create("history");
    table.addColumns(IntColumn.create("epoch", IntStream.rangeClosed(1, epochs()).toArray()));
    for (String name : names()) {
      table.addColumns(DoubleColumn.create(name, get(name)));
    }
    return table;
  }

  private List<String> names() {
    return epochs.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
  }

  @Override
  public String toString() {
    return epochs.isEmpty() ? "no epoch finished" : table().printAll();
  }
}
