package labs.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import labs.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LongRunTest {
  @ParameterizedTest
  @EnumSource(RunMode.class)
  void onlyAFullRunDoesTheWork(RunMode mode) {
    int[] runs = {0};
    Printed.by(() -> LongRun.of(mode, "work", Duration.ofHours(1), () -> runs[0]++));
    assertThat(runs[0]).isEqualTo(mode == RunMode.FULL ? 1 : 0);
  }

  @Test
  void aPersonIsToldWhatHowLongAndHow() {
    String out =
        Printed.by(
            () ->
                LongRun.of(
                    RunMode.INTERACTIVE, "20 epochs of SimpleRNN", Duration.ofHours(1), () -> {}));
    assertThat(out).contains("20 epochs of SimpleRNN", "about 60 minutes", "labs.py run");
  }

  @Test
  void aQuickRunSaysItInOneLine() {
    String out =
        Printed.by(() -> LongRun.of(RunMode.QUICK, "20 epochs", Duration.ofHours(1), () -> {}));
    assertThat(out.lines()).containsExactly("quick run: skipped 20 epochs");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1 second",
    "45, 45 seconds",
    "90, 2 minutes",
    "3600, 60 minutes",
    "7200, 2 hours"
  })
  void timesAreRounded(long seconds, String words) {
    assertThat(LongRun.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
