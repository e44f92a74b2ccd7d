package labs.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import labs.Golden;
import org.junit.jupiter.api.Test;

class RepeatVectorTest {

  @Test
  void equalsKeras() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "repeat_vector");
      ParameterStore store = new ParameterStore(manager, false);
      NDList x = new NDList(golden.get("x"));
      Golden.assertClose(new RepeatVector(5).forward(store, x, false).head(), golden.get("y"));
    }
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new RepeatVector(0)).hasMessageContaining("received 0");
    assertThatThrownBy(() -> new RepeatVector(2).getOutputShapes(new Shape[] {new Shape(2, 3, 4)}))
        .hasMessageContaining("(batch, features), received (2, 3, 4)");
  }
}
