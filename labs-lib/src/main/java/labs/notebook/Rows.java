package labs.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table written row by row, as pandas' {@code DataFrame(rows, columns=...)}.
 *
 * <pre>{@code
 * Rows rows = new Rows("networks", "network", "parameters", "accuracy");
 * rows.row("one layer", 160_033, 0.88);
 * rows.row("two layers", 160_305, 0.87);
 * rows.table()
 * }</pre>
 */
public final class Rows {
  private final String name;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** A table without rows, and the names of its columns. */
  public Rows(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column; null is a missing value
   * @return these rows
   * @throws IllegalArgumentException if there are more or fewer cells than columns
   */
  public Rows row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "row expected %d cells, one for each of %s, received %d"
              .formatted(columns.size(), columns, cells.length));
    }
    rows.add(Arrays.asList(cells.clone()));
    return this;
  }

  /**
   * The table: a column of ints, longs or doubles where all cells are numbers, of the widest of
   * them; of texts otherwise.
   */
  public Table table() {
    Table table = Table.create(name);
    for (int i = 0; i < columns.size(); i++) {
      int c = i;
      List<Object> cells = rows.stream().map(row -> row.get(c)).toList();
      table.addColumns(column(columns.get(c), cells));
    }
    return table;
  }

  private static Column<?> column(String name, List<Object> cells) {
    List<Object> there = cells.stream().filter(Objects::nonNull).toList();
    if (there.isEmpty() || !there.stream().allMatch(Number.class::isInstance)) {
      return StringColumn.create(name, cells.stream().map(c -> c == null ? null : c.toString()));
    }
    if (there.stream().allMatch(Integer.class::isInstance)) {
      IntColumn column = IntColumn.create(name);
      cells.forEach(cell -> column.append((Integer) cell));
      return column;
    }
    if (there.stream().allMatch(cell -> cell instanceof Integer || cell instanceof Long)) {
      LongColumn column = LongColumn.create(name);
      cells.forEach(cell -> column.append(cell == null ? null : ((Number) cell).longValue()));
      return column;
    }
    DoubleColumn column = DoubleColumn.create(name);
    cells.forEach(cell -> column.append((Number) cell));
    return column;
  }
}
