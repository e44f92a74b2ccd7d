package labs.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import labs.Printed;
import org.junit.jupiter.api.Test;

class RunModeTest {
  @Test
  void labsModeNamesTheMode() {
    assertThat(RunMode.of(Map.of("LABS_MODE", "full"))).isEqualTo(RunMode.FULL);
    assertThat(RunMode.of(Map.of("LABS_MODE", "Quick "))).isEqualTo(RunMode.QUICK);
    assertThat(RunMode.of(Map.of("LABS_MODE", "grade"))).isEqualTo(RunMode.GRADE);
  }

  @Test
  void nbgraderIsRecognised() {
    assertThat(RunMode.of(Map.of("NBGRADER_EXECUTION", "autograde"))).isEqualTo(RunMode.GRADE);
    assertThat(RunMode.of(Map.of("NBGRADER_VALIDATING", "1"))).isEqualTo(RunMode.GRADE);
  }

  @Test
  void labsModeWinsOverNbgrader() {
    assertThat(RunMode.of(Map.of("LABS_MODE", "full", "NBGRADER_EXECUTION", "validate")))
        .isEqualTo(RunMode.FULL);
  }

  @Test
  void aPersonSetsNothing() {
    assertThat(RunMode.of(Map.of())).isEqualTo(RunMode.INTERACTIVE);
    assertThat(RunMode.of(Map.of("LABS_MODE", ""))).isEqualTo(RunMode.INTERACTIVE);
  }

  @Test
  void aWrongModeNamesTheRightOnes() {
    assertThatThrownBy(() -> RunMode.of(Map.of("LABS_MODE", "fast")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'fast'")
        .hasMessageContaining("full, quick, grade");
    assertThatThrownBy(() -> RunMode.of(Map.of("LABS_MODE", "interactive")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyQuickAndGradeShorten() {
    assertThat(RunMode.INTERACTIVE.cap("reviews", 25_000, 2_000)).isEqualTo(25_000);
    assertThat(RunMode.FULL.cap("reviews", 25_000, 2_000)).isEqualTo(25_000);
    assertThat(RunMode.QUICK.cap("pages", 25_000, 2_000)).isEqualTo(2_000);
    assertThat(RunMode.GRADE.cap("pages", 25_000, 2_000)).isEqualTo(2_000);
    assertThat(RunMode.QUICK.cap("reviews", 1, 2)).isEqualTo(1);
  }

  @Test
  void aCapIsAnnouncedOnceInACell() {
    String out =
        Printed.by(
            () -> {
              RunMode.QUICK.cap("samples", 25_000, 2_000);
              RunMode.QUICK.cap("samples", 25_000, 2_000);
              RunMode.QUICK.cap("epochs", 20, 2);
              RunMode.QUICK.cap("epochs", 2, 2);
              RunMode.FULL.cap("words", 9, 1);
            });
    assertThat(out.lines())
        .containsExactly("quick run: 2,000 of 25,000 samples", "quick run: 2 of 20 epochs");
  }
}
