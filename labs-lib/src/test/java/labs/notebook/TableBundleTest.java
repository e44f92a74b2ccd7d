package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableBundleTest {
  @Test
  void everyKindOfColumn() {
    Table table =
        Table.create(
            "Kinds",
            IntColumn.create("epoch", 1, 2),
            FloatColumn.create("loss", 0.5f, Float.NaN),
            StringColumn.create("word", "<i>", "b"),
            DateColumn.create("day", LocalDate.of(2026, 1, 2), null));
    assertThat(TableBundle.of(table).get("text/plain"))
        .isEqualTo(
            """
            Kinds
            epoch    loss  word  day
                1  0.5000  <i>   2026-01-02
                2       -  b     -""");
    assertThat(TableBundle.of(table).get("text/html").toString()).contains("&lt;i&gt;");
  }

  @Test
  void aLongTableShowsItsEnds() {
    Table table =
        Table.create("Long", DoubleColumn.create("i", IntStream.range(0, 1_000).toArray()));
    String text = (String) TableBundle.of(table).get("text/plain");
    assertThat(text.lines().map(String::strip))
        .hasSize(62)
        .startsWith("Long (60 of 1,000 rows)", "i", "0", "1")
        .containsSequence("29", "970")
        .endsWith("999");
  }

  @Test
  void anEmptyTable() {
    assertThat(TableBundle.of(Table.create("Empty")).get("text/plain")).isEqualTo("Empty\n");
  }
}
