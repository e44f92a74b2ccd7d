package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {
  @Test
  void eachCellHasItsLength() {
    AtomicInteger cell = new AtomicInteger();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    BoundedOutput bounded = new BoundedOutput(kept, cell::get, 10);
    PrintStream out = new PrintStream(bounded, true);
    out.print("12345678");
    assertThat(bounded.omitted()).isZero();
    out.print("x".repeat(100_000));
    out.write('y');
    assertThat(kept).hasToString("12345678xx");
    assertThat(bounded.omitted()).isEqualTo(99_999);
    assertThat(bounded.omitted()).isZero();
    out.print("z");
    assertThat(bounded.omitted()).isOne();
    cell.incrementAndGet();
    out.print("abc");
    assertThat(kept).hasToString("12345678xxabc");
    assertThat(bounded.omitted()).isZero();
  }
}
