package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageSequencesTest {
  private final NDManager manager = NDManager.newBaseManager();

  /** Four images of 1 x 2: image i holds 51 i and 255. */
  private final NDArray images =
      manager.create(
          ByteBuffer.wrap(new byte[] {0, -1, 51, -1, 102, -1, (byte) 153, -1}),
          new Shape(4, 1, 2),
          DataType.UINT8);

  private final NDArray labels = manager.create(new float[] {7, 8, 9});
  private final ImageSequences pairs =
      new ImageSequences(
          images, labels, new int[][] {{0, 1}, {2, 3}, {3, 3}}, new int[][] {{1}, {0}, {2}});

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aBatchIsGatheredByIndexAndScaled() {
    assertThat(pairs.size()).isEqualTo(3);
    try (Batch batch = pairs.batch(manager, new int[] {2, 0})) {
      assertThat(batch.getData().get(0).getShape()).isEqualTo(new Shape(2, 2, 1, 2, 1));
      assertThat(batch.getData().get(0).toFloatArray())
          .containsExactly(0.6f, 1, 0.6f, 1, 0, 1, 0.2f, 1);
      assertThat(batch.getData().get(1).getShape()).isEqualTo(new Shape(2, 1, 1, 2, 1));
      assertThat(batch.getData().get(1).toFloatArray()).containsExactly(0.4f, 1, 0.2f, 1);
      assertThat(batch.getLabels().head().toFloatArray()).containsExactly(9, 7);
    }
  }

  @Test
  void closingABatchFreesAllOfIt() {
    int before = manager.getManagedArrays().size();
    Batch batch = pairs.batch(manager, new int[] {1});
    batch.close();
    assertThat(manager.getManagedArrays()).hasSize(before);
    assertThat(images.getShape()).isEqualTo(new Shape(4, 1, 2));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new ImageSequences(images, labels, new int[2][2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a sample for each of 3 labels, received 2");
    int[][] uneven = {{0}, {1, 2}, {3}};
    assertThatThrownBy(() -> new ImageSequences(images, labels, uneven))
        .hasMessage("expected 1 images in each sample, one has 2");
    int[][] outside = {{0}, {4}, {3}};
    assertThatThrownBy(() -> new ImageSequences(images, labels, outside))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> pairs.batch(manager, new int[] {3}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
