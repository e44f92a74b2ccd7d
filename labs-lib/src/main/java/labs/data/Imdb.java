package labs.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.files.Catalogue;
import labs.files.DataStore;
import labs.files.UnreachableException;
import labs.results.RunMode;
import labs.text.WordIndex;

/**
 * The IMDb reviews, 25,000 to train on and 25,000 to test on, half of each positive.
 *
 * <p>Their order is ours, not the file's. Where neither the file nor the network is there, a small
 * built-in sample stands in, and says so.
 */
public final class Imdb {
  private static final int SHORTENED = 2_000;
  private static final Pattern NO_WORD = Pattern.compile("[\\s\\p{Punct}&&[^']]+");

  private final Reviews train;
  private final Reviews test;
  private final Supplier<WordIndex> wordIndex;
  private final int numWords;

  Imdb(Reviews train, Reviews test, Supplier<WordIndex> wordIndex, int numWords) {
    this.train = shortened(train);
    this.test = shortened(test);
    this.wordIndex = wordIndex;
    this.numWords = numWords;
  }

  /**
   * Loads the reviews, downloading them the first time.
   *
   * @param numWords ids from 4 to numWords - 1 stand for words; rarer words become 2
   * @throws IllegalArgumentException if numWords leaves no word
   * @throws UncheckedIOException if a file is wrong or can't be kept; the message says what to do.
   *     That the words' file holds no words is said where they are first asked for
   */
  public static Imdb load(int numWords) {
    return load(numWords, DataStore.current());
  }

  static Imdb load(int numWords, DataStore store) {
    if (numWords <= WordIndex.OFFSET + 1) {
      throw new IllegalArgumentException(
          "expected numWords of at least " + (WordIndex.OFFSET + 2) + ", received " + numWords);
    }
    try {
      Path reviews = store.find(Catalogue.IMDB);
      Path words = store.find(Catalogue.IMDB_WORD_INDEX);
      List<Reviews> halves =
          Stream.of("train", "test").parallel().map(half -> read(reviews, half, numWords)).toList();
      // Nobody has to wait for it: a network learns from ids.
      ForkJoinTask<WordIndex> index = ForkJoinPool.commonPool().submit(() -> index(words));
      return new Imdb(halves.get(0), halves.get(1), index::join, numWords);
    } catch (UnreachableException e) {
      StandIn.announce("reviews", e);
      return SampleReviews.imdb(numWords);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static WordIndex index(Path path) {
    try {
      return WordIndex.read(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Reviews read(Path path, String half, int numWords) {
    try {
      return ImdbFile.read(path, half, numWords);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Reviews shortened(Reviews reviews) {
    return reviews.range(0, RunMode.current().cap("reviews", reviews.size(), SHORTENED));
  }

  /** The reviews to train on. */
  public Reviews train() {
    return train;
  }

  /** The reviews to test on. */
  public Reviews test() {
    return test;
  }

  /**
   * The words behind the ids.
   *
   * @throws UncheckedIOException if their file is wrong
   */
  public WordIndex wordIndex() {
    return wordIndex.get();
  }

  /**
   * The words of a text of one's own, as those of the reviews were made (by Keras's {@code
   * text_to_word_sequence}): in small letters, split at spaces and punctuation, but for the
   * apostrophe.
   */
  public static List<String> words(String text) {
    return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /**
   * The ids of a text of one's own, as a review has them: 1, which begins it, and one for each
   * word, 2 where it is rare or unknown.
   *
   * @throws UncheckedIOException if the words' file is wrong
   */
  public int[] ids(String text) {
    return ids(text, wordIndex(), numWords);
  }

  static int[] ids(String text, WordIndex index, int numWords) {
    IntStream ranks = words(text).stream().mapToInt(word -> index.id(word) - WordIndex.OFFSET);
    return ImdbFile.ids(IntStream.concat(IntStream.of(0), ranks).toArray(), numWords);
  }
}
