package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray three = manager.zeros(new Shape(3, 2, 2), DataType.UINT8);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void keepsItsLabelsToItself() {
    int[] labels = {7, 8, 9};
    LabelledImages images = new LabelledImages(three, labels);
    labels[0] = 1;
    assertThat(images.label(0)).isEqualTo(7);
    assertThat(images.size()).isEqualTo(3);
    assertThat(images.images()).isSameAs(three);
  }

  @Test
  void aPartIsAView() {
    LabelledImages part = new LabelledImages(three, 7, 8, 9).range(1, 3);
    assertThat(labels(part)).containsExactly(8, 9);
    assertThat(part.images().getShape()).isEqualTo(new Shape(2, 2, 2));
  }

  /** The label of each image. */
  static int[] labels(LabelledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }

  @Test
  void aPartLiesWithin() {
    LabelledImages images = new LabelledImages(three, 7, 8, 9);
    for (int[] ends : new int[][] {{-1, 2}, {0, 4}, {2, 1}}) {
      assertThatThrownBy(() -> images.range(ends[0], ends[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void everyImageNeedsALabel() {
    assertThatThrownBy(() -> new LabelledImages(three, 7, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected images of shape (2, height, width), one for each label, received (3, 2, 2)");
    assertThatThrownBy(() -> new LabelledImages(three.reshape(3, 4), 7, 8, 9))
        .hasMessageContaining("received (3, 4)");
  }
}
