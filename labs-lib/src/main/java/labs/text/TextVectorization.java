package labs.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import labs.notebook.Progress;

/**
 * From raw texts to word ids, Keras's {@code TextVectorization}: ASCII letters become lower-case,
 * ASCII punctuation is dropped, the rest is split at whitespace. Id 0 is padding, 1 an unknown
 * word; the known words follow, most frequent first.
 *
 * <pre>{@code
 * TextVectorization vectorization = new TextVectorization(10_000);
 * vectorization.adapt(texts);
 * NDArray ids = vectorization.encode(manager, List.of("What a film!"));
 * }</pre>
 */
public final class TextVectorization {
  /** The id of an unknown word. */
  public static final int UNKNOWN = 1;

  private static final List<String> SPECIAL = List.of("", "[UNK]");

  private final int maxTokens;
  private List<String> vocabulary = List.of();
  private Map<String, Integer> ids = Map.of();

  /**
   * A vectorization that knows no words yet.
   *
   * @param maxTokens the most ids there will be, padding and unknown included; at least 3
   * @throws IllegalArgumentException if that leaves no word
   */
  public TextVectorization(int maxTokens) {
    if (maxTokens <= SPECIAL.size()) {
      throw new IllegalArgumentException("expected maxTokens of at least 3, received " + maxTokens);
    }
    this.maxTokens = maxTokens;
  }

  /**
   * A vectorization with a vocabulary that another one has learned.
   *
   * @param vocabulary what {@link #vocabulary} returned
   * @param maxTokens the most ids there will be once it adapts anew
   * @throws IllegalArgumentException if it doesn't begin with padding and unknown, has a word
   *     twice, or is longer than maxTokens
   */
  public static TextVectorization of(List<String> vocabulary, int maxTokens) {
    if (vocabulary.size() < 2 || !vocabulary.subList(0, 2).equals(SPECIAL)) {
      throw new IllegalArgumentException(
          "expected a vocabulary that begins with '' and '[UNK]', received "
              + vocabulary.subList(0, Math.min(2, vocabulary.size())));
    }
    if (new HashSet<>(vocabulary).size() < vocabulary.size()) {
      throw new IllegalArgumentException("expected each word once in the vocabulary");
    }
    TextVectorization made = new TextVectorization(maxTokens);
    if (vocabulary.size() > maxTokens) {
      throw new IllegalArgumentException(
          "expected a vocabulary of at most %d words, received %d"
              .formatted(maxTokens, vocabulary.size()));
    }
    made.know(vocabulary);
    return made;
  }

  /**
   * Learns the vocabulary: the words that come most often, of equally frequent ones the last in
   * code point order first, as in Keras. What was known before is forgotten.
   *
   * @param texts raw texts, read one by one: only the counts of the words are kept; closed here
   * @throws CancellationException if the thread is interrupted: what was known before stays
   */
  public void adapt(Stream<String> texts) {
    Map<String, int[]> counts = new HashMap<>();
    try (texts;
        Progress progress = new Progress("Adapting to the texts", -1, "texts")) {
      long done = 0;
      for (Iterator<String> all = texts.iterator(); all.hasNext(); ) {
        for (String word : Words.of(all.next())) {
          counts.computeIfAbsent(word, w -> new int[1])[0]++;
        }
        progress.update(++done);
        if (Thread.interrupted()) {
          throw new CancellationException("adapt was stopped after " + done + " texts");
        }
      }
    }
    Comparator<Map.Entry<String, int[]>> rarestFirst =
        Comparator.<Map.Entry<String, int[]>>comparingInt(entry -> entry.getValue()[0])
            .thenComparing(Map.Entry::getKey, Words::compare);
    Stream<String> words =
        counts.entrySet().stream()
            .sorted(rarestFirst.reversed())
            .limit(maxTokens - SPECIAL.size())
            .map(Map.Entry::getKey);
    know(Stream.concat(SPECIAL.stream(), words).toList());
  }

  private void know(List<String> words) {
    vocabulary = List.copyOf(words);
    ids = new HashMap<>();
    for (int id = SPECIAL.size(); id < vocabulary.size(); id++) {
      ids.put(vocabulary.get(id), id);
    }
  }

  /** The most ids there will be, padding and unknown included. */
  public int maxTokens() {
    return maxTokens;
  }

  /** The words by id: "" for padding, "[UNK]" for unknown words, then the known ones. */
  public List<String> vocabulary() {
    requireWords();
    return vocabulary;
  }

  /** The ids of a text's words; none for a text without words. */
  public int[] ids(String text) {
    requireWords();
    return Words.of(text).stream().mapToInt(word -> ids.getOrDefault(word, UNKNOWN)).toArray();
  }

  /**
   * The ids of a batch of texts.
   *
   * @return int32 of shape (texts, words of the longest), padded with zeros on the right; at least
   *     one column, so that a network can read a text without words
   * @throws IllegalArgumentException if there are no texts
   */
  public NDArray encode(NDManager manager, List<String> texts) {
    Words.requireTexts(texts);
    List<int[]> rows = texts.stream().map(this::ids).toList();
    int columns = Math.max(1, PadSequences.longest(rows));
    PadSequences.Side post = PadSequences.Side.POST;
    return manager.create(PadSequences.pad(rows, columns, post, post));
  }

  private void requireWords() {
    if (vocabulary.isEmpty()) {
      throw new IllegalStateException("The vectorization knows no words yet: call adapt first");
    }
  }
}
