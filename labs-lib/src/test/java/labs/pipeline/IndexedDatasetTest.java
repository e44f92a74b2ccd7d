package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexedDatasetTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final IndexedDataset seventy =
      new InMemoryDataset(manager.arange(70f), manager.arange(70f));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void goesInOrder32ABatch() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    float next = 0;
    for (Batch batch : seventy.getData(manager)) {
      sizes.add(batch.getSize());
      for (float value : batch.getData().head().toFloatArray()) {
        assertThat(value).isEqualTo(next++);
      }
      batch.close();
    }
    assertThat(sizes).containsExactly(32, 32, 6);
  }

  @Test
  void aBatchMayBeLargerThanAllThereIs() {
    assertThat(seventy.batches(Integer.MAX_VALUE)).isEqualTo(1);
    List<Integer> sizes = new ArrayList<>();
    for (Batch batch : seventy.inOrder(manager, Integer.MAX_VALUE)) {
      sizes.add(batch.getSize());
      batch.close();
    }
    assertThat(sizes).containsExactly(70);
  }

  @Test
  void aRangeIsAView() {
    IndexedDataset range = seventy.range(10, 50).range(5, 10);
    assertThat(range.size()).isEqualTo(5);
    try (Batch batch = range.batch(manager, new int[] {4, 0})) {
      assertThat(batch.getData().head().toFloatArray()).containsExactly(19, 15);
    }
    assertThatThrownBy(() -> range.batch(manager, new int[] {5}))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> seventy.range(60, 71)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
