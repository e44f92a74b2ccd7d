package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import labs.train.GradientTape;
import labs.train.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is an array like others for all but Dense. */
class MultiHotArrayTest {
  private static final List<int[]> ROWS = List.of(new int[] {3, 0, 3}, new int[0], new int[] {1});
  private static final float[] NUMBERS = {1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0};

  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray x = MultiHotArray.of(manager, ROWS, 4);

  @BeforeEach
  void onTheCpu() {
    assumeThat(x).isInstanceOf(MultiHotArray.class);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray numbers() {
    return manager.create(NUMBERS, new Shape(3, 4));
  }

  private MultiHotArray.Ones ones() {
    return ((MultiHotArray) x).ones();
  }

  @Test
  void whatItIsCanBeAskedWithoutItsNumbers() {
    assertThat(x.getShape()).isEqualTo(new Shape(3, 4));
    assertThat(x.getDataType()).isEqualTo(DataType.FLOAT32);
    assertThat(x.getDevice()).isEqualTo(numbers().getDevice());
    assertThat(x.toType(DataType.FLOAT32, false)).isSameAs(x);
    assertThat(x.isEmpty()).isFalse();
    assertThat(ones().starts()).containsExactly(0, 2, 2, 3);
    assertThat(ones().columns()).startsWith(3, 0, 1);
  }

  @Test
  void whoeverReadsItReceivesAllNumbers() {
    assertThat(MultiHotArray.of(manager, ROWS, 4).toFloatArray()).containsExactly(NUMBERS);
    assertThat(MultiHotArray.of(manager, ROWS, 4)).isEqualTo(numbers());
    assertThat(MultiHotArray.of(manager, ROWS, 4).toString()).isEqualTo(numbers().toString());
    assertThat(MultiHotArray.of(manager, ROWS, 4).sum().getFloat()).isEqualTo(3);
    assertThat(MultiHotArray.of(manager, ROWS, 4).get(2).getFloat(1)).isEqualTo(1);
    assertThat(MultiHotArray.of(manager, ROWS, 4).encode()).isEqualTo(numbers().encode());
    assertThat(numbers().mul(MultiHotArray.of(manager, ROWS, 4))).isEqualTo(numbers());
  }

  /** Written without a look at where the ones were. */
  @Test
  void numbersThatWereChangedCount() {
    Dense dense = new Dense(2);
    dense.initialize(manager, DataType.FLOAT32, x.getShape());
    ParameterStore store = new ParameterStore(manager, false);
    x.muli(5);
    assertThat(ones()).isNull();
    assertThat(dense.forward(store, new NDList(x), false).head())
        .isEqualTo(dense.forward(store, new NDList(numbers().mul(5)), false).head());
  }

  @Test
  void hasAGradientWhereItIsAskedFor() {
    Dense dense = new Dense(2);
    dense.initialize(manager, DataType.FLOAT32, x.getShape());
    ParameterStore store = new ParameterStore(manager, false);
    NDArray plain = numbers();
    NDArray expected =
        GradientTape.record(() -> dense.forward(store, new NDList(plain), true).head().sum(), plain)
            .gradients()
            .get(0)
            .duplicate();
    NDArray gradient =
        GradientTape.record(() -> dense.forward(store, new NDList(x), true).head().sum(), x)
            .gradients()
            .get(0);
    assertThat(gradient).isEqualTo(expected);
  }

  @Test
  void goesWithItsManager() {
    NDManager other = manager.newSubManager();
    x.attach(other);
    assertThat(other.getManagedArrays()).anyMatch(array -> array == x);
    assertThat(x.sum().getFloat()).isEqualTo(3);
    other.close();
    assertThat(x.isReleased()).isTrue();
    assertThatThrownBy(x::toFloatArray).hasMessageContaining("released");
    x.close();
  }

  /** On whatever device: a GPU receives where the ones are. */
  @Test
  void itsNumbersCanBePutTogetherElsewhere() {
    int before = manager.getManagedArrays().size();
    try (NDArray placed = MultiHotArray.placed(manager, x.getShape(), ones())) {
      assertThat(placed.toFloatArray()).containsExactly(NUMBERS);
      assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }
    MultiHotArray.Ones none = MultiHotArray.Ones.of(List.of(new int[0]), 4);
    assertThat(MultiHotArray.placed(manager, new Shape(1, 4), none).toFloatArray())
        .containsExactly(0, 0, 0, 0);
  }

  /** Its numbers live as long as it does, in whichever scope they were asked for. */
  @Test
  void outlivesAScopeThatReadsIt() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      assertThat(x.sum().getFloat()).isEqualTo(3);
    }
    assertThat(x.toFloatArray()).containsExactly(NUMBERS);
  }

  /** A manager that answers when it is given an array, and one that takes no more. */
  @Test
  void belongsToAnyManager() {
    try (Network network = new Network(new Shape(4), new Dense(2))) {
      NDManager collected = network.predict(numbers()).getManager();
      assertThat(MultiHotArray.of(collected, ROWS, 4).toFloatArray()).containsExactly(NUMBERS);
    }
    manager.cap();
    assertThat(x.toFloatArray()).containsExactly(NUMBERS);
  }
}
