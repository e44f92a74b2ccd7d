package labs.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of a few characters as one-hot rows and back: row t has a 1 in the column of the text's
 * character t. The columns are the characters in sorted order.
 */
public final class CharacterTable {
  private final int[] characters;

  /**
   * A table.
   *
   * @param characters all that texts may hold, in any order; one that comes twice counts once
   * @throws IllegalArgumentException if there is none
   */
  public CharacterTable(String characters) {
    this.characters = characters.codePoints().sorted().distinct().toArray();
    if (this.characters.length == 0) {
      throw new IllegalArgumentException("expected at least one character, received none");
    }
  }

  /** The characters in the order of the columns. */
  public String characters() {
    return new String(characters, 0, characters.length);
  }

  /** The number of characters, and of columns. */
  public int size() {
    return characters.length;
  }

  /**
   * Encodes one text.
   *
   * @param rows how many rows to make; those after the text's end hold zeros
   * @return float32 of shape (rows, {@link #size})
   * @throws IllegalArgumentException if the text is longer, or has a character that is not here
   */
  public NDArray encode(NDManager manager, String text, int rows) {
    return manager.create(encoded(List.of(text), rows), new Shape(rows, size()));
  }

  /**
   * Encodes texts; see {@link #encode(NDManager, String, int)}.
   *
   * @return float32 of shape (texts, rows, {@link #size})
   */
  public NDArray encode(NDManager manager, List<String> texts, int rows) {
    return manager.create(encoded(texts, rows), new Shape(texts.size(), rows, size()));
  }

  private float[] encoded(List<String> texts, int rows) {
    Words.requireTexts(texts);
    float[] values = new float[Math.multiplyExact(texts.size(), Math.multiplyExact(rows, size()))];
    int first = 0;
    for (String text : texts) {
      int[] points = text.codePoints().toArray();
      if (points.length > rows) {
        throw new IllegalArgumentException(
            "expected at most " + rows + " characters, '" + text + "' has " + points.length);
      }
      for (int t = 0; t < points.length; t++) {
        int column = Arrays.binarySearch(characters, points[t]);
        if (column < 0) {
          throw new IllegalArgumentException(
              "expected characters of '%s', '%s' has '%s'"
                  .formatted(characters(), text, Character.toString(points[t])));
        }
        values[(first + t) * size() + column] = 1;
      }
      first += rows;
    }
    return values;
  }

  /**
   * The text of the likeliest characters.
   *
   * @param rows one-hot rows or probabilities, float32 of shape (time, {@link #size})
   * @throws IllegalArgumentException if the shape is another
   */
  public String decode(NDArray rows) {
    return decode(rows, 2).get(0);
  }

  /**
   * The texts of a batch; see {@link #decode(NDArray)}.
   *
   * @param batch float32 of shape (texts, time, {@link #size})
   */
  public List<String> decodeAll(NDArray batch) {
    return decode(batch, 3);
  }

  private List<String> decode(NDArray array, int dimensions) {
    Shape shape = array.getShape();
    if (shape.dimension() != dimensions || shape.get(dimensions - 1) != size()) {
      throw new IllegalArgumentException(
          "expected shape (%stime, %d), received %s"
              .formatted(dimensions == 3 ? "texts, " : "", size(), shape));
    }
    float[] values = array.toFloatArray();
    int time = (int) shape.get(dimensions - 2);
    int texts = dimensions == 3 ? (int) shape.get(0) : 1;
    List<String> decoded = new ArrayList<>(texts);
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder(time);
      for (int t = 0; t < time; t++) {
        text.appendCodePoint(characters[largest(values, (i * time + t) * size())]);
      }
      decoded.add(text.toString());
    }
    return decoded;
  }

  private int largest(float[] values, int from) {
    int best = 0;
    for (int column = 1; column < size(); column++) {
      if (values[from + column] > values[from + best]) {
        best = column;
      }
    }
    return best;
  }
}
