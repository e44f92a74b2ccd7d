package labs.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.files.Catalogue;
import labs.files.DataStore;
import labs.files.UnreachableException;
import labs.results.RunMode;

/**
 * IMDb's reviews as raw texts: 25,000 to train on, 25,000 to test on, half of each positive, and
 * 50,000 without a label.
 *
 * <p>Their order is ours, not the archive's. Where neither the archive nor the network is there, a
 * small built-in sample stands in, and says so.
 */
public final class ImdbTexts {
  private static final int SHORTENED = 1_000;
  private static final int SHORTENED_UNLABELLED = 2_000;
  private static final int UNLABELLED = 50_000; // the archive's
  private static final long SEED = 26_282;

  private final TextReviews train;
  private final TextReviews test;
  private final Supplier<Stream<String>> unlabelled;
  private final int unlabelledCount;

  ImdbTexts(
      TextReviews train,
      TextReviews test,
      Supplier<Stream<String>> unlabelled,
      int unlabelledCount) {
    this.train = shortened(train);
    this.test = shortened(test);
    this.unlabelled = unlabelled;
    this.unlabelledCount = unlabelledCount;
  }

  /**
   * Loads the reviews, downloading them the first time.
   *
   * @throws UncheckedIOException if a file is wrong or can't be kept; the message says what to do
   */
  public static ImdbTexts load() {
    return load(DataStore.current());
  }

  static ImdbTexts load(DataStore store) {
    try {
      Path file = store.find(Catalogue.ACL_IMDB);
      List<TextReviews.Review> train = new ArrayList<>();
      List<TextReviews.Review> test = new ArrayList<>();
      try (AclImdbFile archive = new AclImdbFile(file, "Reading the reviews")) {
        for (var text = archive.next(); text != null; text = archive.next()) {
          if (text.isLabelled()) {
            (text.half().equals("train") ? train : test).add(text.review());
          }
        }
      }
      return new ImdbTexts(
          ordered(train), ordered(test), () -> AclImdbFile.unlabelled(file), UNLABELLED);
    } catch (UnreachableException e) {
      StandIn.announce("reviews", e);
      return SampleReviews.raw();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Sorted by content, then by label, then shuffled with a fixed seed: any archive's order will do.
   */
  private static TextReviews ordered(List<TextReviews.Review> reviews) {
    reviews.sort(
        Comparator.comparing(TextReviews.Review::text).thenComparing(TextReviews.Review::label));
    Collections.shuffle(reviews, new Random(SEED));
    return new TextReviews(reviews);
  }

  private static TextReviews shortened(TextReviews reviews) {
    return reviews.range(0, RunMode.current().cap("reviews", reviews.size(), SHORTENED));
  }

  /** The reviews to train on. */
  public TextReviews train() {
    return train;
  }

  /** The reviews to test on. */
  public TextReviews test() {
    return test;
  }

  /**
   * The reviews without a label, read from the archive one by one, in its order: 70 MB of text
   * never lie in memory at once. Close the stream, or hand it to one that does, as {@link
   * labs.text.TextVectorization#adapt}.
   *
   * @throws UncheckedIOException while it is read, if the archive is wrong
   */
  public Stream<String> unlabelled() {
    return unlabelled
        .get()
        .limit(RunMode.current().cap("unlabelled reviews", unlabelledCount, SHORTENED_UNLABELLED));
  }
}
