package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private final Reviews reviews =
      new Reviews(List.of(new int[] {1, 4, 4}, new int[] {1}, new int[] {1, 5}), List.of(1, 0, 1));

  @Test
  void knowsItsFigures() {
    assertThat(reviews.size()).isEqualTo(3);
    assertThat(reviews.largestId()).isEqualTo(5);
  }

  /** How many of them are. */
  static int positive(Reviews reviews) {
    return IntStream.range(0, reviews.size()).map(reviews::label).sum();
  }

  @Test
  void holdsOutTheFirst() {
    Reviews many =
        new Reviews(
            IntStream.range(0, 25_000).mapToObj(i -> new int[] {i}).toList(),
            IntStream.range(0, 25_000).mapToObj(i -> i % 2).toList());
    Reviews heldOut = many.first(0.4);
    Reviews rest = many.last(0.6);
    assertThat(heldOut.size()).isEqualTo(10_000);
    assertThat(heldOut.ids(9_999)).containsExactly(9_999);
    assertThat(rest.size()).isEqualTo(15_000);
    assertThat(rest.ids(0)).containsExactly(10_000);
    assertThat(rest.label(14_999)).isEqualTo(1);
    assertThatThrownBy(() -> many.first(40)).hasMessageContaining("from 0 to 1, received 40");
  }

  @Test
  void aPartLiesWithin() {
    TextReviews texts = new TextReviews(Collections.nCopies(3, new TextReviews.Review("", 1)));
    for (int[] ends : new int[][] {{-1, 2}, {0, 4}, {2, 1}}) {
      assertThatThrownBy(() -> reviews.range(ends[0], ends[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> texts.range(ends[0], ends[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void batchesAreMultiHotInTheOrderAskedFor() {
    try (NDManager manager = NDManager.newBaseManager();
        Batch batch = reviews.multiHot(6).batch(manager, new int[] {2, 0})) {
      assertThat(batch.getData().head().getShape()).isEqualTo(new Shape(2, 6));
      assertThat(batch.getData().head().toFloatArray())
          .containsExactly(0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0);
      assertThat(batch.getLabels().head().getShape()).isEqualTo(new Shape(2, 1));
      assertThat(batch.getLabels().head().toFloatArray()).containsExactly(1, 1);
      assertThat(batch.getSize()).isEqualTo(2);
    }
  }

  @Test
  void paddedBatchesHaveZerosOnTheLeft() {
    try (NDManager manager = NDManager.newBaseManager();
        Batch batch = reviews.padded(2).batch(manager, new int[] {1, 0, 2})) {
      assertThat(batch.getData().head().getDataType()).isEqualTo(DataType.INT32);
      assertThat(batch.getData().head().getShape()).isEqualTo(new Shape(3, 2));
      assertThat(batch.getData().head().toIntArray()).containsExactly(0, 1, 4, 4, 1, 5);
      assertThat(batch.getLabels().head().getShape()).isEqualTo(new Shape(3, 1));
      assertThat(batch.getLabels().head().toFloatArray()).containsExactly(0, 1, 1);
    }
    assertThatThrownBy(() -> reviews.padded(0)).hasMessageContaining("at least 1, received 0");
  }

  @Test
  void shorterThanCountsTheStartMarker() {
    Reviews two = reviews.shorterThan(3);
    assertThat(two.ids()).containsExactly(new int[] {1}, new int[] {1, 5});
    assertThat(two.label(0)).isZero();
    assertThat(two.label(1)).isOne();
    assertThat(reviews.shorterThan(4).size()).isEqualTo(3);
  }

  @Test
  void closingABatchLeavesItsParentOpen() {
    try (NDManager manager = NDManager.newBaseManager()) {
      reviews.multiHot(6).batch(manager, new int[] {0}).close();
      assertThat(manager.isOpen()).isTrue();
      assertThat(manager.getManagedArrays()).isEmpty();
    }
  }

  @Test
  void wantsAColumnForEveryId() {
    assertThatThrownBy(() -> reviews.multiHot(5)).hasMessageContaining("largest id, 5, received 5");
  }

  @Test
  void wantsALabelForEveryReview() {
    assertThatThrownBy(() -> new Reviews(List.of(new int[0]), List.of()))
        .hasMessageContaining("a label for each of 1 reviews, received 0");
    assertThatThrownBy(() -> new Reviews(List.of(new int[0]), List.of(2)))
        .hasMessageContaining("labels 0 and 1, received 2");
  }
}
