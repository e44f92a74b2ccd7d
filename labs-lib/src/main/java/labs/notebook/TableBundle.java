package labs.notebook;

import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as a notebook shows it. */
final class TableBundle {
  /** Rows shown; of a longer table the first and the last ones. */
  private static final int ROWS = 60;

  private TableBundle() {}

  static Map<String, Object> of(Table table) {
    int rows = table.rowCount();
    boolean cut = rows > ROWS;
    String name = table.name() == null ? "Table" : table.name();
    Grid grid = new Grid(cut ? name + " (" + ROWS + " of " + Numbers.count(rows, "rows)") : name);
    for (Column<?> column : table.columns()) {
      grid.column(column.name(), column.type().name().matches("SHORT|INTEGER|LONG|FLOAT|DOUBLE"));
    }
    for (int r = 0; r < rows; r++) {
      if (cut && r == ROWS / 2) {
        r = rows - ROWS / 2;
      }
      int row = r;
      grid.row(table.columns().stream().map(c -> c.isMissing(row) ? null : c.get(row)).toArray());
    }
    return grid.bundle();
  }
}
