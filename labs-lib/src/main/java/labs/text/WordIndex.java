package labs.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Words and their ids, most frequent word first: the word of rank r has id r + 3, as in Keras.
 *
 * <p>The ids 0 (padding), 1 (start of a text) and 2 (unknown word) are no words; they, 3 and ids
 * past the last word read as {@code ?}.
 */
public final class WordIndex {
  /** Stands in front of a text's ids. */
  public static final int START = 1;

  /** Stands for every word that has no id. */
  public static final int UNKNOWN = 2;

  /** The id of a word less its rank. */
  public static final int OFFSET = 3;

  private static final String NO_WORD = "?";

  /** Keras's has 1,641,221 bytes. */
  private static final long LARGEST_FILE = 1 << 22;

  /** Each name occurs once: a table of names seen, and Java's own of texts, cost half a second. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final Map<String, Integer> ids = new HashMap<>();
  private final String[] words;

  /**
   * An index over ranks.
   *
   * @param ranks each word's rank: 1 for the most frequent one up to the number of words
   * @throws IllegalArgumentException if a rank is missing, twice there or out of range
   */
  public WordIndex(Map<String, Integer> ranks) {
    words = new String[ranks.size() + OFFSET + 1];
    ranks.forEach(
        (word, rank) -> {
          if (rank == null || rank < 1 || rank > ranks.size()) {
            throw new IllegalArgumentException(
                "expected ranks from 1 to " + ranks.size() + ", '" + word + "' has " + rank);
          }
          int id = rank + OFFSET;
          if (words[id] != null) {
            throw new IllegalArgumentException(
                "'" + words[id] + "' and '" + word + "' have the same rank, " + rank);
          }
          words[id] = word;
          ids.put(word, id);
        });
  }

  /**
   * Reads Keras's file of ranks: one JSON object, a word as each name and its rank as the value.
   *
   * @throws IOException if the file can't be read or is anything else
   */
  public static WordIndex read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(file + " is larger than " + LARGEST_FILE + " bytes: no word index");
    }
    // Jackson's own reader would take bytes that are no UTF-8 for question marks.
    try (BufferedReader text = Files.newBufferedReader(file);
        JsonParser json = JSON.createParser(text)) {
      return new WordIndex(ranks(json));
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no word index: expected UTF-8", e);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(file + " is no word index: " + e.getMessage(), e);
    }
  }

  private static Map<String, Integer> ranks(JsonParser json) throws IOException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "an object", json);
    Map<String, Integer> ranks = new HashMap<>();
    for (String word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
      expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "a rank", json);
      expect(ranks.put(word, json.getIntValue()) == null, "each word once", json);
    }
    expect(json.nextToken() == null, "nothing after the object", json);
    return ranks;
  }

  private static void expect(boolean holds, String what, JsonParser json) throws IOException {
    if (!holds) {
      String received = json.currentToken() == null ? "the end" : json.getText();
      throw new JsonParseException(json, "expected %s, received %.100s".formatted(what, received));
    }
  }

  /**
   * The word with an id, or {@code ?} where there is none.
   *
   * @throws IllegalArgumentException if the id is negative
   */
  public String word(int id) {
    if (id < 0) {
      throw new IllegalArgumentException("expected an id of 0 or more, received " + id);
    }
    return id < words.length && words[id] != null ? words[id] : NO_WORD;
  }

  /** The id of a word, or 2 (unknown) where it has none. */
  public int id(String word) {
    return ids.getOrDefault(word, UNKNOWN);
  }

  /** The text of a review's ids, a space between the words. */
  public String decode(int[] review) {
    StringJoiner text = new StringJoiner(" ");
    for (int id : review) {
      text.add(word(id));
    }
    return text.toString();
  }
}
