package labs.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import labs.files.NpzTest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImdbFileTest {
  @TempDir Path folder;

  @Test
  void idsAreKeras() { // the start marker, ranks + 3, and 2 from num_words on
    assertThat(ImdbFile.ids(new int[] {0, 1, 9_996, 9_997, 50_000}, 10_000))
        .containsExactly(1, 4, 9_999, 2, 2);
    int[] ids = ImdbFile.ids(new int[] {0, 5}, 10_000);
    assertThat(ImdbFile.ids(ids, 10_000)).as("named twice").containsExactly(1, 8);
  }

  @Test
  void bothNumpysGiveTheSame() throws Exception {
    Reviews one = ImdbFile.read(NpzTest.write(folder, NpzTest.resource("numpy1")), "train", 1_000);
    Reviews two = ImdbFile.read(NpzTest.write(folder, NpzTest.resource("numpy2")), "train", 1_000);
    assertThat(two.ids()).usingElementComparator(Arrays::compare).isEqualTo(one.ids());
    assertThat(one.ids())
        .usingElementComparator(Arrays::compare)
        .containsExactlyInAnyOrder(
            new int[] {1, 14, 259, 2}, new int[] {1}, new int[] {1, 258, 6, 2, 2, 2});
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.label(i)).isEqualTo(one.ids(i).length == 1 ? 0 : 1);
    }
  }

  @Property(tries = 300)
  void theFilesOrderDoesNotCount(@ForAll List<int[]> reviews, @ForAll long seed) {
    int[] labels = IntStream.range(0, reviews.size()).map(i -> i * 7 % 3 % 2).toArray();
    List<Integer> moved = IntStream.range(0, reviews.size()).boxed().toList();
    moved = new java.util.ArrayList<>(moved);
    Collections.shuffle(moved, new Random(seed));
    int[][] movedReviews = moved.stream().map(reviews::get).toArray(int[][]::new);
    int[] movedLabels = moved.stream().mapToInt(i -> labels[i]).toArray();
    List<String> expected = inOrder(reviews.toArray(int[][]::new), labels);
    assertThat(inOrder(movedReviews, movedLabels)).isEqualTo(expected);
  }

  @Test
  void theOrderIsShuffled() {
    int[][] reviews = IntStream.range(0, 1_000).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
    List<Integer> order = ImdbFile.order(reviews, new int[1_000]);
    assertThat(order).doesNotHaveDuplicates().hasSize(1_000);
    // Of 1,000 shuffled numbers the first 400 have a mean of 499.5 with a deviation of 11.
    assertThat(order.subList(0, 400).stream().mapToInt(i -> i).average().orElseThrow())
        .isBetween(450.0, 550.0);
  }

  private static List<String> inOrder(int[][] reviews, int[] labels) {
    return ImdbFile.order(reviews, labels).stream()
        .map(i -> Arrays.toString(reviews[i]) + labels[i])
        .toList();
  }
}
