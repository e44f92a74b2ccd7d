package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void fewerOfLargeSamplesAtATime() {
    Shape number = new Shape(1, 3, 28, 28, 1);
    assertThat(Evaluation.batch(number, number)).as("2^19 / (2 * 2,352)").isEqualTo(111);
    assertThat(Evaluation.batch(new Shape(1, 250))).as("ids").isEqualTo(512);
    assertThat(Evaluation.batch(new Shape(1, 1_000_000)))
        .as("at least a fit's batch")
        .isEqualTo(32);
    assertThat(Evaluation.batch(new Shape(1))).isEqualTo(512);
  }
}
