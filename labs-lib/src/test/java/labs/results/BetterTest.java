package labs.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetterTest {

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "val_accuracy", "BinaryAccuracy", "recall", "val_precision"})
  void higher(String name) {
    assertThat(Better.of(name)).isEqualTo(Better.HIGHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "val_loss", "L2Loss", "mean_squared_error", "mean distance"})
  void lower(String name) {
    assertThat(Better.of(name)).isEqualTo(Better.LOWER);
  }

  @Test
  void whatNobodyKnowsIsAskedFor() {
    assertThat(Better.find("val_gap")).isEmpty();
    assertThatThrownBy(() -> Better.of("val_gap"))
        .hasMessageContaining("Is a higher 'gap' better")
        .hasMessageContaining("Better.say(\"gap\", Better.HIGHER)");
    Better.say("gap", Better.LOWER);
    assertThat(Better.of("val_gap")).isEqualTo(Better.LOWER);
  }

  @Test
  void whatIsSaidHolds() {
    Better.say("odd accuracy", Better.LOWER);
    assertThat(Better.of("odd accuracy")).isEqualTo(Better.LOWER);
  }
}
