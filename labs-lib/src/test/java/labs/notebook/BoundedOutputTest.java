package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {
  private final AtomicInteger cell = new AtomicInteger();
  private final List<Runnable> atEnd = new ArrayList<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final ByteArrayOutputStream kept =
      new ByteArrayOutputStream() {
        @Override
        public void flush() {
          messages.incrementAndGet();
        }
      };

  private PrintStream out(BoundedOutput bounded) {
    return new PrintStream(bounded, true, StandardCharsets.UTF_8);
  }

  private void nextCell() {
    atEnd.forEach(Runnable::run);
    atEnd.clear();
    cell.incrementAndGet();
  }

  @Test
  void eachCellHasItsLength() {
    BoundedOutput bounded = new BoundedOutput(kept, cell::get, atEnd::add, 10);
    PrintStream out = out(bounded);
    nextCell();
    out.print("12345678");
    assertThat(bounded.written()).isEqualTo(8);
    nextCell();
    out.print("12345678");
    out.print("x".repeat(100_000));
    out.write('y');
    nextCell();
    assertThat(kept).hasToString("1234567812345678xx");
    assertThat(bounded.written()).isEqualTo(100_009);
    assertThat(bounded.written()).isZero();
    out.print("abc");
    nextCell();
    assertThat(kept).hasToString("1234567812345678xxabc");
    assertThat(bounded.written()).isEqualTo(3);
  }

  @Test
  void manyLinesAreFewMessagesAndAllAreThereWhenTheCellEnds() {
    BoundedOutput bounded = new BoundedOutput(kept, cell::get, atEnd::add, 2_000_000);
    PrintStream out = out(bounded);
    nextCell();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      String line = "line " + i + " \u00e9\ud83d\ude00";
      lines.append(line).append(System.lineSeparator());
      out.println(line);
    }
    nextCell();
    assertThat(kept.toString(StandardCharsets.UTF_8)).isEqualTo(lines.toString());
    assertThat(bounded.written()).isEqualTo(kept.size());
    // ZeroMQ holds 1,000 for a reader.
    assertThat(messages).hasValueLessThan(1_000);
  }
}
