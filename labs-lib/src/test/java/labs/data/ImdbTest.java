package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import labs.files.DataStore;
import labs.files.NpzTest;
import labs.files.Sha256;
import labs.notebook.SampleData;
import labs.results.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImdbTest {
  @TempDir Path folder;

  @Test
  void theRealReviewsHaveThePublishedFacts() {
    String mirror = RealData.folder().toString();
    assumeFalse(RunMode.current().shortens(), "skipped: LABS_MODE shortens the data");
    Imdb imdb = Imdb.load(10_000, new DataStore(folder, mirror));
    for (Reviews half : new Reviews[] {imdb.train(), imdb.test()}) {
      assertThat(half.size()).isEqualTo(25_000);
      assertThat(ReviewsTest.positive(half)).isEqualTo(12_500);
      assertThat(half.largestId()).isEqualTo(9_999);
    }
    assertThat(imdb.train().ids().stream().mapToInt(ids -> ids.length).max())
        .as("2,493 words and the start marker")
        .hasValue(2_494);
    assertThat(imdb.train().shorterThan(250).size()).isEqualTo(17_121);
    assertThat(imdb.test().shorterThan(250).size()).isEqualTo(17_589);
    assertThat(imdb.wordIndex().word(88_587)).as("88,584 words").isNotEqualTo("?");
    assertThat(imdb.wordIndex().word(88_588)).isEqualTo("?");
    // The review that Keras's documentation and every book on it show.
    int[] published = {1, 14, 22, 16, 43, 530, 973, 1622, 1385, 65, 458, 4468, 66, 3941, 4, 173};
    assertThat(imdb.wordIndex().decode(published))
        .startsWith("? this film was just brilliant casting location scenery story direction");
    assertThat(
            imdb.train().ids().stream()
                .filter(ids -> Arrays.mismatch(ids, published) == published.length))
        .hasSize(1);
    // A plain shuffle of 12,500 of each: of 10,000 are 5,000 positive, standard deviation 39.
    assertThat(ReviewsTest.positive(imdb.train().first(0.4))).isBetween(4_840, 5_160);
  }

  /** The ids of the first words are those that Keras's documentation shows, as above. */
  @Test
  void aTextOfOnesOwnIsReadAsTheReviewsWere() {
    Imdb imdb = Imdb.load(1_000, new DataStore(folder, RealData.folder().toString()));
    assertThat(imdb.ids("This film was just brilliant -- casting, location; scenery!"))
        .as("530 and 973 are below 1,000, 1622 and 1385 are not")
        .containsExactly(1, 14, 22, 16, 43, 530, 973, 2, 2);
    assertThat(Imdb.words("Don't STOP-me now,\u00a0it's 10/10"))
        .containsExactly("don't", "stop", "me", "now", "\u00a0it's", "10", "10");
    assertThat(Imdb.words(" ...")).isEmpty();
    assertThat(imdb.ids("")).containsExactly(1);
  }

  @Test
  void aDamagedMirrorIsAnErrorNotTheSample() throws Exception {
    Files.createDirectories(folder.resolve("imdb"));
    Files.writeString(folder.resolve("imdb/imdb.npz"), "damaged");
    Path words = Files.writeString(folder.resolve("imdb/imdb_word_index.json"), "{\"the\": 1}");
    Files.writeString(
        folder.resolve("SHA256SUMS"),
        "0".repeat(64) + "  imdb/imdb.npz\n" + Sha256.of(words) + "  imdb/imdb_word_index.json\n");
    assertThatThrownBy(() -> Imdb.load(10_000, new DataStore(folder, folder.toString())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("SHA256SUMS says");
  }

  @Test
  void aWordIndexThatIsNoneIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("imdb"));
    Path reviews = Files.write(folder.resolve("imdb/imdb.npz"), NpzTest.resource("numpy2"));
    Path words = Files.writeString(folder.resolve("imdb/imdb_word_index.json"), "[]");
    Files.writeString(
        folder.resolve("SHA256SUMS"),
        Sha256.of(reviews)
            + "  imdb/imdb.npz\n"
            + Sha256.of(words)
            + "  imdb/imdb_word_index.json\n");
    Imdb imdb = Imdb.load(10_000, new DataStore(folder, folder.toString()));
    assertThat(imdb.train().size()).as("who asks for no word learns without them").isPositive();
    assertThatThrownBy(() -> imdb.ids("good"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(words + " is no word index: expected an object, received [");
  }

  @Test
  void withoutNetworkTheSampleStandsInAndSaysSo() throws Exception {
    assertThat(WithoutNetwork.printed(folder, Unplugged.class))
        .contains("The built-in sample is used, no published figure holds")
        .contains("2000 true");
  }

  /** Loads and tells. */
  static final class Unplugged {
    private Unplugged() {}

    /** Prints the number of reviews, and whether it is known that they are the sample. */
    public static void main(String[] arguments) {
      Imdb imdb = Imdb.load(10_000);
      System.out.println(imdb.train().size() + " " + SampleData.inUse());
    }
  }

  @Test
  void wantsRoomForWords() {
    assertThatThrownBy(() -> Imdb.load(4)).hasMessageContaining("at least 5, received 4");
  }
}
