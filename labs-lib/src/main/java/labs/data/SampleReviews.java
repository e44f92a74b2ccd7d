package labs.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import labs.text.WordIndex;

/**
 * The built-in sample: reviews made by a small grammar, for a machine that has no data.
 *
 * <p>A review's label is the verdict of most of its sentences. Half of them say it so that counting
 * words is not enough: "not good", "good, not boring" against "boring, not good", "starts well but
 * ends badly" against its reverse.
 */
final class SampleReviews {
  private static final int SIZE = 2_000;
  private static final long SEED = 7;
  private static final Properties WORDS = words();
  private static final String[] THINGS = words("things");
  private static final String[] GOOD = words("good");
  private static final String[] BAD = words("bad");
  private static final String[] ADVERBS = words("adverbs");
  private static final String[] FILLERS = words("fillers");

  private final SplittableRandom random;

  private SampleReviews(long seed) {
    random = new SplittableRandom(seed);
  }

  private static Properties words() {
    Properties words = new Properties();
    try (InputStream in = SampleReviews.class.getResourceAsStream("sample-reviews.properties")) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static String[] words(String kind) {
    return WORDS.getProperty(kind).split(", ");
  }

  /** The sample in the form of the IMDb reviews: the same each time. */
  static Imdb imdb(int numWords) {
    List<TextReviews.Review> reviews = texts(SEED, 2 * SIZE);
    List<Integer> labels = reviews.stream().map(TextReviews.Review::label).toList();
    List<String> texts = reviews.stream().map(TextReviews.Review::text).toList();
    WordIndex index = index(texts);
    List<int[]> ids = texts.stream().map(text -> Imdb.ids(text, index, numWords)).toList();
    return new Imdb(
        new Reviews(ids.subList(0, SIZE), labels.subList(0, SIZE)),
        new Reviews(ids.subList(SIZE, 2 * SIZE), labels.subList(SIZE, 2 * SIZE)),
        () -> index,
        numWords);
  }

  /** The sample in the form of the raw reviews: those of {@link #imdb}, and more without labels. */
  static ImdbTexts raw() {
    List<TextReviews.Review> reviews = texts(SEED, 2 * SIZE);
    List<TextReviews.Review> more = texts(SEED + 1, SIZE);
    return new ImdbTexts(
        new TextReviews(reviews.subList(0, SIZE)),
        new TextReviews(reviews.subList(SIZE, 2 * SIZE)),
        () -> more.stream().map(TextReviews.Review::text),
        SIZE);
  }

  private static List<TextReviews.Review> texts(long seed, int size) {
    SampleReviews grammar = new SampleReviews(seed);
    List<Integer> labels = IntStream.range(0, size).mapToObj(i -> grammar.pick(2)).toList();
    return labels.stream()
        .map(label -> new TextReviews.Review(grammar.review(label == 1), label))
        .toList();
  }

  private static WordIndex index(List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(
        text -> List.of(text.split(" ")).forEach(word -> counts.merge(word, 1, Integer::sum)));
    List<String> words = new ArrayList<>(counts.keySet());
    words.sort(Comparator.<String>comparingInt(counts::get).reversed().thenComparing(word -> word));
    Map<String, Integer> ranks = new HashMap<>();
    words.forEach(word -> ranks.put(word, ranks.size() + 1));
    return new WordIndex(ranks);
  }

  /** Three to seven sentences, an odd number of verdicts, of which the label has the most. */
  private String review(boolean positive) {
    int sentences = 3 + 2 * pick(3);
    List<Boolean> verdicts = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      boolean minority = i < sentences / 2 && pick(3) == 0;
      verdicts.add(pick(verdicts.size() + 1), positive != minority);
    }
    List<String> parts = new ArrayList<>();
    for (boolean verdict : verdicts) {
      if (pick(3) == 0) {
        parts.add(FILLERS[pick(FILLERS.length)]);
      }
      parts.add(sentence(verdict ? GOOD : BAD, verdict ? BAD : GOOD, verdict));
    }
    return String.join(" ", parts);
  }

  /** A verdict: {@code same} are its adjectives, {@code other} those of the opposite one. */
  private String sentence(String[] same, String[] other, boolean positive) {
    String thing = any(THINGS);
    return switch (pick(8)) {
      case 0 -> "the " + thing + " is " + any(ADVERBS) + " " + any(same);
      case 1 -> "a " + any(same) + " " + thing + " with a " + any(same) + " " + any(THINGS);
      case 2 -> "i found the " + thing + " " + any(same) + " and " + any(same);
      case 3 -> "what a " + any(same) + " " + thing;
      case 4 -> "the " + thing + " is not " + any(other) + " at all";
      case 5 -> "the " + thing + " is " + any(same) + " not " + any(other);
      case 6 -> "i expected a " + any(other) + " " + thing + " but it is " + any(same);
      default ->
          positive
              ? "the " + thing + " starts badly but ends well"
              : "the " + thing + " starts well but ends badly";
    };
  }

  private String any(String[] words) {
    return words[pick(words.length)];
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }
}
