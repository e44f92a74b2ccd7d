package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "-0.0; 0",
        "5; 5",
        "2024; 2024",
        "160305; 160,305",
        "-160305; -160,305",
        "0.31123; 0.3112",
        "1.4027; 1.403",
        "41.239; 41.24",
        "612.345; 612.3",
        "12345.6; 12,346",
        "0.00012345; 1.23e-04",
        "NaN; not a number",
        "Infinity; infinite"
      })
  void numbers(double x, String text) {
    assertThat(Numbers.of(x)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.87, 0.87", "160305, '160,305'", "6, 6", "0.0001, 0.0001", "0.25, 0.25"})
  void thresholds(double x, String text) {
    assertThat(Numbers.asWritten(x)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "3.21, 3.2 s",
    "9.97, 10 s",
    "59.4, 59 s",
    "59.6, 1 min 0 s",
    "125, 2 min 5 s",
    "4800, 1 h 20 min"
  })
  void times(double seconds, String text) {
    assertThat(Numbers.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2000, steps, '2,000 steps'",
    "999, B, 999 B",
    "1641221, B, 1.6 MB",
    "84125825, B, 84.1 MB",
    "2500000000, B, 2.50 GB"
  })
  void counts(long n, String unit, String text) {
    assertThat(Numbers.count(n, unit)).isEqualTo(text);
  }
}
