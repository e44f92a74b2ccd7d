package labs.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndicesTest {
  private static final int[] SAID = {3, 1, 4, 1, 5};
  private static final int[] TRUTH = {3, 2, 4, 1, 6};

  @Test
  void findsWhereAConditionHolds() {
    assertThat(Indices.where(5, i -> SAID[i] == TRUTH[i])).containsExactly(0, 2, 3);
    assertThat(Indices.where(0, i -> true)).isEmpty();
  }

  @Test
  void countsTheShare() {
    assertThat(Indices.share(5, i -> SAID[i] == TRUTH[i])).isEqualTo(0.6);
    int[] ones = Indices.where(5, i -> SAID[i] == 1);
    assertThat(Indices.share(ones, i -> SAID[i] == TRUTH[i])).isEqualTo(0.5);
    assertThat(Indices.share(0, i -> true)).isNaN();
  }

  @Test
  void sortsByAValue() {
    assertThat(Indices.sorted(5, i -> SAID[i])).containsExactly(1, 3, 0, 2, 4);
    assertThat(Indices.sorted(5, i -> -SAID[i])).containsExactly(4, 2, 0, 1, 3);
  }
}
