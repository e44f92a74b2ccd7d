package labs.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labs.notebook.Displayable;
import labs.notebook.Grid;
import labs.notebook.SampleData;

/**
 * A text whose words are coloured by a number: blue with a solid line where it is above 0, red with
 * a dashed line where it is below, the stronger the farther from 0. The colours let the page shine
 * through, so that they hold in a light and in a dark theme; pointing at a word shows its number.
 *
 * <p>Below the text, for those who don't see it, the strongest words stand with their numbers.
 */
public final class ColouredText implements Displayable {
  private static final String UP = "37, 99, 235";
  private static final String DOWN = "220, 38, 38";

  /** How opaque the strongest word is: more, and the letters on it would be hard to read. */
  private static final double OPAQUE = 0.5;

  /** Words whose number is a smaller part of the strongest stay as they are. */
  private static final double FAINT = 0.05;

  private static final int LISTED = 5;

  private final String title;
  private final List<String> words;
  private final float[] values;
  private final double strongest;

  private ColouredText(String title, List<String> words, float[] values) {
    this.title = title + (SampleData.inUse() ? " (built-in sample)" : "");
    this.words = List.copyOf(words);
    this.values = values.clone();
    strongest =
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
  }

  /**
   * Colours words.
   *
   * @param title what the numbers are
   * @param words the text's words in its order, as they were written
   * @param values a finite number for each word
   * @throws IllegalArgumentException if the two differ in length or a number is not finite
   */
  public static ColouredText create(String title, List<String> words, float[] values) {
    if (words.size() != values.length) {
      throw new IllegalArgumentException(
          "Expected a number for each of %d words, received %d numbers"
              .formatted(words.size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Expected finite numbers, '%s' has %s".formatted(words.get(i), values[i]));
      }
    }
    return new ColouredText(title, words, values);
  }

  @Override
  public Map<String, Object> bundle() {
    String strong =
        strongestWords().stream()
            .map(line -> "<p>" + Grid.escape(line) + "</p>")
            .collect(Collectors.joining("\n"));
    String html =
        "<div %s>\n<p><strong>%s</strong></p>\n<p style=\"max-width:50em;line-height:2\">%s</p>\n%s\n</div>"
            .formatted(Grid.NO_FORMULA, Grid.escape(title), text(this::span), strong);
    return Map.of("text/html", html, "text/plain", toString());
  }

  /** The title, the text with a number behind each coloured word, and the strongest words. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(title, text(this::numbered)));
    lines.addAll(strongestWords());
    return String.join("\n", lines);
  }

  private String text(IntFunction<String> word) {
    return IntStream.range(0, values.length).mapToObj(word).collect(Collectors.joining(" "));
  }

  private String span(int i) {
    String word = Grid.escape(words.get(i));
    if (!isColoured(i)) {
      return word;
    }
    boolean up = values[i] > 0;
    String colour = up ? UP : DOWN;
    return "<span title=\"%s\" style=\"background-color:rgba(%s, %s);border-bottom:2px %s rgb(%s)\">%s</span>"
        .formatted(number(i), colour, opacity(i), up ? "solid" : "dashed", colour, word);
  }

  private String opacity(int i) {
    return String.format(Locale.ROOT, "%.2f", OPAQUE * Math.abs(values[i]) / strongest);
  }

  private String numbered(int i) {
    return words.get(i) + (isColoured(i) ? " [" + number(i) + "]" : "");
  }

  private boolean isColoured(int i) {
    return Math.abs(values[i]) > FAINT * strongest;
  }

  private List<String> strongestWords() {
    return List.of(
        "Blue, above 0: " + listed(i -> values[i] > 0),
        "Red, below 0: " + listed(i -> values[i] < 0));
  }

  private String listed(IntPredicate which) {
    StringJoiner list = new StringJoiner(", ").setEmptyValue("no word");
    IntStream.range(0, values.length)
        .filter(i -> isColoured(i) && which.test(i))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(values[i])))
        .limit(LISTED)
        .forEach(i -> list.add(words.get(i) + " " + number(i)));
    return list.toString();
  }

  /** To two decimals, or to two digits of the strongest word's where that is less than 1. */
  private String number(int i) {
    int zeros = strongest < 1 && strongest > 0 ? (int) -Math.floor(Math.log10(strongest)) - 1 : 0;
    return String.format(Locale.ROOT, "%+." + (2 + zeros) + "f", values[i]);
  }
}
