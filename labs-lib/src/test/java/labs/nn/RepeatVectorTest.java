package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class RepeatVectorTest {

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new RepeatVector(0)).hasMessageContaining("received 0");
    assertThatThrownBy(() -> new RepeatVector(2).getOutputShapes(new Shape[] {new Shape(2, 3, 4)}))
        .hasMessageContaining("(batch, features), received (2, 3, 4)");
  }
}
