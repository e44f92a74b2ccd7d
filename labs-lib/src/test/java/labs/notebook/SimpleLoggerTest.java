package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import labs.Printed;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logger's settings, which every kernel gets with labs-lib. */
class SimpleLoggerTest {
  @Test
  void warningsGoToTheOutputOfTheRunningCell() {
    Logger logger = LoggerFactory.getLogger("labs.Test");
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true));
    try {
      // The second stream as well: a cached one would be the first cell's for ever.
      assertThat(Printed.by(() -> logger.warn("first"))).contains("WARN", "Test", "first");
      assertThat(Printed.by(() -> logger.warn("second"))).contains("second");
      assertThat(Printed.by(() -> logger.info("silent"))).isEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(errors.toString()).isEmpty();
  }
}
