package labs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiHotTest {
  @Test
  void isOneWhereTheTextHasTheWord() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray encoded = MultiHot.encode(manager, new int[][] {{3, 0, 3}, {}, {1, 4}}, 5);
      assertThat(encoded.getShape()).isEqualTo(new Shape(3, 5));
      assertThat(encoded.getDataType()).isEqualTo(DataType.FLOAT32);
      assertThat(encoded.toFloatArray())
          .containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1);
    }
  }

  @Test
  void isTheUnionOfOneHotRows() { // DJL's own one-hot as the judge
    try (NDManager manager = NDManager.newBaseManager()) {
      int[] ids = {7, 2, 2, 9, 0};
      NDArray expected = manager.create(ids).oneHot(10).max(new int[] {0}, true);
      assertThat(MultiHot.encode(manager, List.of(ids), 10)).isEqualTo(expected);
    }
  }

  @Test
  void noTextsGiveNoRows() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThat(MultiHot.encode(manager, List.of(), 5).getShape()).isEqualTo(new Shape(0, 5));
    }
  }

  @Test
  void wantsAColumnForEveryId() {
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int id : new int[] {5, -1}) {
        assertThatThrownBy(() -> MultiHot.encode(manager, new int[][] {{0}, {id}}, 5))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("expected ids from 0 to 4, text 1 has " + id);
      }
      assertThat(manager.getManagedArrays()).isEmpty();
      assertThatThrownBy(() -> MultiHot.encode(manager, new int[60_000][0], 10_000))
          .hasMessageContaining("60000 x 10000");
    }
  }
}
