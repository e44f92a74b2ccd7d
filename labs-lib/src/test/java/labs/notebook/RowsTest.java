package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class RowsTest {
  @Test
  void makesATableOfRows() {
    Table table =
        new Rows("networks", "network", "units", "parameters", "accuracy", "note")
            .row("one layer", 16, 160_033, 1, 1)
            .row("two layers", null, 5_000_000_000L, 0.5f, "x")
            .table();
    assertThat(table.name()).isEqualTo("networks");
    assertThat(table.types())
        .containsExactly(
            ColumnType.STRING,
            ColumnType.INTEGER,
            ColumnType.LONG,
            ColumnType.DOUBLE,
            ColumnType.STRING);
    assertThat(table.stringColumn("network").asList()).containsExactly("one layer", "two layers");
    assertThat(table.intColumn("units").get(0)).isEqualTo(16);
    assertThat(table.intColumn("units").isMissing(1)).isTrue();
    assertThat(table.longColumn("parameters").asLongArray())
        .containsExactly(160_033, 5_000_000_000L);
    assertThat(table.doubleColumn("accuracy").asDoubleArray()).containsExactly(1, 0.5);
    assertThat(table.stringColumn("note").asList()).containsExactly("1", "x");
  }

  @Test
  void aTableWithoutRowsHasItsColumns() {
    assertThat(new Rows("none", "a", "b").table().columnNames()).containsExactly("a", "b");
  }

  @Test
  void saysWhichCellsItExpects() {
    assertThatThrownBy(() -> new Rows("t", "a", "b").row(1))
        .hasMessage("row expected 2 cells, one for each of [a, b], received 1");
  }
}
