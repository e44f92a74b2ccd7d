package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import labs.files.DataStore;
import labs.files.Sha256;
import labs.results.RunMode;
import labs.text.TextVectorization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImdbTextsTest {
  @TempDir Path folder;

  @Test
  void theRealReviewsAreAllThereAndGiveAVocabularyInSeconds() throws Exception {
    String mirror = RealData.folder().toString();
    assumeFalse(RunMode.current().shortens(), "skipped: LABS_MODE shortens the data");
    ImdbTexts reviews = ImdbTexts.load(new DataStore(folder, mirror));
    for (TextReviews half : List.of(reviews.train(), reviews.test())) {
      assertThat(half).hasSize(25_000);
      assertThat(half.stream().mapToInt(TextReviews.Review::label).sum()).isEqualTo(12_500);
    }
    // A plain shuffle of 12,500 of each: of 2,500 are 1,250 positive, standard deviation 24.
    TextReviews heldOut = reviews.train().first(0.1);
    assertThat(heldOut).hasSize(2_500);
    assertThat(heldOut.stream().mapToInt(TextReviews.Review::label).sum()).isBetween(1_150, 1_350);

    TextVectorization vectorization = new TextVectorization(10_000);
    long start = System.nanoTime();
    vectorization.adapt(reviews.unlabelled());
    System.out.printf(
        "adapted to the unlabelled reviews in %.1f s%n", (System.nanoTime() - start) / 1e9);
    assertThat(vectorization.vocabulary()).hasSize(10_000);
    assertThat(vectorization.vocabulary().subList(2, 6)).containsExactly("the", "and", "a", "of");
    // The words 2 to 9,999 that a Python script of Keras's regular expressions counted.
    assertThat(sha256(String.join("\n", vectorization.vocabulary().subList(2, 10_000))))
        .isEqualTo("e48c41c06c9c1363464e7a5adc96387f4461a278f06dca66e384c17c4dce7fdb");
  }

  private String sha256(String text) throws IOException {
    return Sha256.of(Files.writeString(folder.resolve("text"), text));
  }

  @Test
  void theOrderIsOursWhateverTheArchives() throws Exception {
    String[] there = new String[400];
    String[] back = new String[400];
    for (int i = 0; i < 200; i++) {
      String name = "aclImdb/" + (i % 2 == 0 ? "train/pos/" : "test/neg/") + i + "_9.txt";
      there[2 * i] = back[398 - 2 * i] = name;
      there[2 * i + 1] = back[399 - 2 * i] = "review " + i;
    }
    ImdbTexts one = load("one", there);
    ImdbTexts other = load("other", back);
    assertThat(one.train()).isEqualTo(other.train()).hasSize(100);
    assertThat(one.test()).isEqualTo(other.test()).hasSize(100);
    assertThat(one.train())
        .isNotEqualTo(one.train().stream().sorted((a, b) -> a.text().compareTo(b.text())).toList());
    assertThat(one.unlabelled()).isEmpty();
    assertThat(one.train().first(0.1)).isEqualTo(one.train().subList(0, 10));
    assertThat(one.train().last(0.9)).isEqualTo(one.train().subList(10, 100));
    assertThatThrownBy(() -> one.train().last(1.5))
        .hasMessageContaining("from 0 to 1, received 1.5");
  }

  private ImdbTexts load(String name, String... namesAndTexts) throws Exception {
    Path mirror = Files.createDirectories(folder.resolve(name).resolve("imdb"));
    Path file =
        AclImdbFileTest.zipped(
            mirror.resolve("aclImdb_v1.tar.gz"), AclImdbFileTest.tar(namesAndTexts));
    Files.writeString(
        folder.resolve(name).resolve("SHA256SUMS"), Sha256.of(file) + "  imdb/aclImdb_v1.tar.gz\n");
    return ImdbTexts.load(new DataStore(folder, folder.resolve(name).toString()));
  }

  @Test
  void theSampleIsTheSameReviewsAsThatOfIds() {
    ImdbTexts raw = SampleReviews.raw();
    Imdb ids = SampleReviews.imdb(10_000);
    for (int i = 0; i < 100; i++) {
      assertThat("? " + raw.train().get(i).text())
          .isEqualTo(ids.wordIndex().decode(ids.train().ids(i)));
      assertThat(raw.train().get(i).label()).isEqualTo(ids.train().label(i));
    }
    List<String> unlabelled = raw.unlabelled().toList();
    assertThat(unlabelled).hasSizeGreaterThan(1_000);
    HashSet<String> seen = new HashSet<>();
    raw.train().forEach(review -> seen.add(review.text()));
    assertThat(unlabelled.stream().filter(seen::contains).count()).isLessThan(20);
  }
}
