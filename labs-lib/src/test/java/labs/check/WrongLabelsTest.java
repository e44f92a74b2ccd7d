package labs.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.Test;

class WrongLabelsTest {

  @Test
  void yesIsNoAndEachClassIsTheNextOne() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray data = manager.arange(3f).reshape(3, 1);
      NDArray yesOrNo = manager.create(new float[] {0, 1, 1}, new Shape(3, 1));
      NDArray classes = manager.create(new int[][] {{0, 3}, {1, 2}, {2, 0}}).oneHot(4);
      assertThat(labels(data, yesOrNo, manager).toFloatArray()).containsExactly(1, 0, 0);
      NDArray wrong = labels(data, classes, manager);
      assertThat(wrong.getShape()).isEqualTo(new Shape(3, 2, 4));
      assertThat(wrong.getDataType()).isEqualTo(classes.getDataType());
      assertThat(wrong.argMax(-1).toLongArray()).containsExactly(1, 0, 2, 3, 3, 1);
    }
  }

  private static NDArray labels(NDArray data, NDArray labels, NDManager manager) {
    Batch batch =
        WrongLabels.of(new InMemoryDataset(data, labels)).batch(manager, new int[] {0, 1, 2});
    assertThat(batch.getData().head()).isEqualTo(data);
    assertThat(batch.getSize()).isEqualTo(3);
    return batch.getLabels().head();
  }
}
