package labs.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import labs.nn.MultiHotArray;

/** Bags of words: 1 where a text has the word at least once, 0 elsewhere. */
public final class MultiHot {
  private MultiHot() {}

  /**
   * Encodes texts.
   *
   * @param ids the ids of each text, from 0 to dimension - 1
   * @param dimension the number of columns
   * @return float32 of shape (texts, dimension); a {@link MultiHotArray}, which takes memory where
   *     the ones are, and for all its numbers once something other than {@code Dense} reads them
   * @throws IllegalArgumentException if an id has no column, or the array would be over 2 GB
   */
  public static NDArray encode(NDManager manager, List<int[]> ids, int dimension) {
    return MultiHotArray.of(manager, ids, dimension);
  }

  /** Encodes texts; see {@link #encode(NDManager, List, int)}. */
  public static NDArray encode(NDManager manager, int[][] ids, int dimension) {
    return encode(manager, Arrays.asList(ids), dimension);
  }
}
