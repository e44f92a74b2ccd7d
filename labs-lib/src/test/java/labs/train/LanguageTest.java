package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import labs.Printed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a notebook shows does not depend on the machine's language. */
class LanguageTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab"})
  void numbersLookTheSame(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));
    try (Network network = NetworkFileTest.network(2)) {
      assertThat(Printed.by(() -> network.fit(new Samples(100), Fit.epochs(1))))
          .matches("epoch  1/1  +\\d+\\.\\d s  loss \\d\\.\\d{4}  accuracy \\d\\.\\d{4}\\R");
    }
  }
}
