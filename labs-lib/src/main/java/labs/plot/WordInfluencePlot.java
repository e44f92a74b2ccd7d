package labs.plot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Marker;

/** Which words push a prediction up or down: a bar to the right or to the left for each. */
public final class WordInfluencePlot {
  private static final String UP = "#3b82f6";
  private static final String DOWN = "#d9690a";

  private WordInfluencePlot() {}

  /**
   * Draws the words from the one that pushes up most, at the top, to the one that pushes down most.
   * Which way shows without colour: by the side, and by an arrow before the word.
   *
   * @param words any order, each once
   * @param influences by how much each moves the prediction, above 0 towards positive
   * @throws IllegalArgumentException if the two differ in length
   */
  public static Figure create(List<String> words, float[] influences) {
    if (words.size() != influences.length) {
      throw new IllegalArgumentException(
          "Expected an influence for each of "
              + words.size()
              + " words, received "
              + influences.length
              + " influences");
    }
    // Plotly draws the first bar at the bottom.
    int[] order =
        IntStream.range(0, influences.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> influences[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Object[] names =
        IntStream.of(order)
            .mapToObj(i -> words.get(i) + (influences[i] < 0 ? " ◀" : " ▶"))
            .toArray();
    double[] values = IntStream.of(order).mapToDouble(i -> influences[i]).toArray();
    String[] colours =
        IntStream.of(order).mapToObj(i -> influences[i] < 0 ? DOWN : UP).toArray(String[]::new);
    return WordBars.create(
        "Words that push the prediction up or down",
        "Pushes down  ◀   ▶  pushes up",
        "Word",
        "Influence",
        Marker.builder().color(colours).build(),
        names,
        values);
  }
}
