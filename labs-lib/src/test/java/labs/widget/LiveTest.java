package labs.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import labs.Printed;
import labs.nn.Dense;
import labs.train.Network;
import org.junit.jupiter.api.Test;

/** Where there are no widgets; those are seen in environment/tests/test_widgets.py. */
class LiveTest {
  @Test
  void showsTheFirstAnswerAndSaysWhatOneCouldMove() {
    Live live =
        Live.of(
            Slider.of("units", 1, 64, 16),
            Choice.of("colour", "red", "green"),
            Check.of("loud", true),
            (units, colour, loud) -> units + " " + colour + " " + loud);
    Object[] shown = new Object[1];
    String printed = Printed.by(() -> shown[0] = live.bundle());
    assertThat(printed.strip())
        .isEqualTo(
            "To move: units (1 to 64, now 16), colour (one of [red, green], now red), loud (yes or"
                + " no, now yes).");
    assertThat(shown[0]).isEqualTo(Map.of("text/plain", "16 red true"));
  }

  @Test
  void takesAnyNumberOfControlsOfAKind() {
    Live live =
        Live.of(
            List.of(Slider.of("a", 0, 9, 2), Slider.of("b", 0, 9, 3), Slider.of("c", 0, 9, 4)),
            numbers -> numbers.stream().mapToInt(n -> n).sum());
    Object[] shown = new Object[1];
    Printed.by(() -> shown[0] = live.bundle());
    assertThat(shown[0]).isEqualTo(Map.of("text/plain", "9"));
  }

  /** The cell that closes a lesson's network leaves its widgets behind. */
  @Test
  void aNetworkThatWasClosedMeanwhileIsTold() {
    Network closed = new Network(new Shape(1), new Dense(1));
    closed.close();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(1, 1));
      assertThat(Live.answered(() -> closed.predict(x)).get("text/plain"))
          .asString()
          .startsWith("IllegalStateException: This network is closed");
    }
  }

  @Test
  void whateverIsThrownIsTheAnswer() {
    for (Throwable thrown :
        List.of(new OutOfMemoryError("Java heap space"), new AssertionError("no"))) {
      Map<String, Object> said =
          Live.answered(
              () -> {
                throw (Error) thrown;
              });
      assertThat(said.get("text/plain"))
          .isEqualTo(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }
  }

  @Test
  void withoutWidgetsWhatFailsFailsTheCell() {
    Live live = Live.of(Slider.of("divisor", 0, 9, 0), divisor -> 12 / divisor);
    assertThatThrownBy(() -> Printed.by(live::bundle)).hasMessageContaining("/ by zero");
  }
}
