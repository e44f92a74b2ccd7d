package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InMemoryDatasetTest {
  @Test
  void takesRowsOfSeveralArrays() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList data =
          new NDList(
              manager.arange(6f).reshape(3, 2),
              manager.create(new int[] {10, 20, 30}),
              manager.create(new boolean[] {true, false, true}));
      NDList labels = new NDList(manager.create(new float[] {1, 2, 3}, new Shape(3, 1)));
      IndexedDataset dataset = new InMemoryDataset(data, labels);
      assertThat(dataset.size()).isEqualTo(3);
      try (Batch batch = dataset.batch(manager, new int[] {2, 0, 2})) {
        assertThat(batch.getData().get(0).toFloatArray()).containsExactly(4, 5, 0, 1, 4, 5);
        assertThat(batch.getData().get(0).getShape()).isEqualTo(new Shape(3, 2));
        assertThat(batch.getData().get(1).toIntArray()).containsExactly(30, 10, 30);
        assertThat(batch.getData().get(2).getDataType()).isEqualTo(DataType.BOOLEAN);
        assertThat(batch.getLabels().head().getShape()).isEqualTo(new Shape(3, 1));
        assertThat(batch.getLabels().head().toFloatArray()).containsExactly(3, 1, 3);
      }
      assertThat(data.head().toFloatArray()).as("still open").hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT32", "FLOAT64", "FLOAT16", "UINT8", "INT8", "INT32", "INT64", "BOOLEAN"})
  void takesRowsOfTables(DataType type) {
    try (NDManager manager = NDManager.newBaseManager();
        NDManager owner = manager.newSubManager()) {
      NDArray inOrder = manager.arange(12f).sub(5).maximum(0).toType(type, false).reshape(4, 3);
      NDArray inAnother = inOrder.transpose().toType(type, true).transpose();
      NDArray index = manager.create(new long[] {3, 0, 3});
      for (NDArray table : List.of(inOrder, inAnother)) {
        NDArray rows = InMemoryDataset.select(new NDList(table), owner, index).head();
        assertThat(rows)
            .isEqualTo(NDArrays.stack(new NDList(table.get(3), table.get(0), table.get(3))));
        assertThat(rows.getManager()).isSameAs(owner);
      }
      NDArray noColumns = manager.create(new Shape(4, 0), type);
      assertThat(InMemoryDataset.select(new NDList(noColumns), owner, index).head().getShape())
          .isEqualTo(new Shape(3, 0));
    }
  }

  @Test
  void wantsTheSameNumberOfSamplesEverywhere() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThatThrownBy(
              () ->
                  new InMemoryDataset(manager.zeros(new Shape(3, 2)), manager.zeros(new Shape(4))))
          .hasMessageContaining("expected 3 samples in every array, received one of shape (4)");
      assertThatThrownBy(() -> new InMemoryDataset(new NDList(), new NDList()))
          .hasMessageContaining("at least one array");
      IndexedDataset dataset =
          new InMemoryDataset(manager.zeros(new Shape(3, 2)), manager.zeros(new Shape(3)));
      assertThatThrownBy(() -> dataset.batch(manager, new int[] {3}))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
