package labs.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleReviewsTest {
  private final Imdb sample = SampleReviews.imdb(10_000);

  @Test
  void isTheSameEachTime() {
    Imdb again = SampleReviews.imdb(10_000);
    assertThat(again.train().ids())
        .usingElementComparator(Arrays::compare)
        .isEqualTo(sample.train().ids());
    assertThat(again.wordIndex().decode(again.test().ids(5)))
        .isEqualTo(sample.wordIndex().decode(sample.test().ids(5)));
  }

  @Test
  void hasTheFormOfTheRealReviews() {
    for (Reviews half : new Reviews[] {sample.train(), sample.test()}) {
      assertThat(half.size()).isEqualTo(2_000);
      assertThat(ReviewsTest.positive(half)).isBetween(900, 1_100);
      assertThat(half.ids()).allMatch(ids -> ids[0] == 1 && ids.length > 10);
      assertThat(sample.wordIndex().word(half.largestId())).isNotEqualTo("?");
      assertThat(sample.wordIndex().word(half.largestId() + 1)).isEqualTo("?");
    }
    assertThat(sample.wordIndex().decode(sample.train().ids(0))).matches("\\? [a-z ]+[a-z]");
    assertThat(SampleReviews.imdb(50).train().largestId()).isEqualTo(49);
  }

  /** Naive Bayes, a bag of words, as the judge: better than chance, and far from perfect. */
  @Test
  void countingWordsIsNotEnough() {
    Map<Integer, double[]> counts = new HashMap<>();
    Reviews train = sample.train();
    for (int i = 0; i < train.size(); i++) {
      for (int id : train.ids(i)) {
        counts.computeIfAbsent(id, key -> new double[] {1, 1})[train.label(i)]++;
      }
    }
    Reviews test = sample.test();
    long right =
        IntStream.range(0, test.size())
            .filter(
                i ->
                    (IntStream.of(test.ids(i))
                                .mapToDouble(id -> Math.log(counts.get(id)[1] / counts.get(id)[0]))
                                .sum()
                            > 0)
                        == (test.label(i) == 1))
            .count();
    assertThat(right / (double) test.size()).isBetween(0.65, 0.93);
  }

  @Test
  void orderDecides() {
    String all =
        String.join(
            "\n",
            sample.train().ids().stream().map(ids -> sample.wordIndex().decode(ids)).toList());
    assertThat(all).contains("not boring at all", "not good at all", "good not boring");
    assertThat(all).contains("starts badly but ends well", "starts well but ends badly");
  }
}
