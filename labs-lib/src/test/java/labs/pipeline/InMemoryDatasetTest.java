package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import org.junit.jupiter.api.Test;

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
