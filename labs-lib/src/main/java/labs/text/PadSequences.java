package labs.text;

import java.util.List;

/**
 * Sequences brought to one length, Keras's {@code pad_sequences}: short ones get zeros, long ones
 * are cut.
 */
public final class PadSequences {
  /** The end of a sequence at which something is added or cut off. */
  public enum Side {
    /** Before the first element. */
    PRE,
    /** After the last element. */
    POST
  }

  private PadSequences() {}

  /** Pads and cuts in front, Keras's default: a long sequence keeps its last elements. */
  public static int[][] pad(List<int[]> sequences, int maxlen) {
    return pad(sequences, maxlen, Side.PRE, Side.PRE);
  }

  /**
   * Pads and cuts.
   *
   * @param maxlen the length of every row, 0 or more
   * @param padding where zeros are added
   * @param truncating where elements are cut off
   * @return a row for each sequence, all of length maxlen; {@code manager.create(rows)} makes an
   *     int32 array of it
   * @throws IllegalArgumentException if maxlen is negative
   */
  public static int[][] pad(List<int[]> sequences, int maxlen, Side padding, Side truncating) {
    if (maxlen < 0) {
      throw new IllegalArgumentException("expected a maxlen of 0 or more, received " + maxlen);
    }
    int[][] rows = new int[sequences.size()][maxlen];
    int row = 0;
    for (int[] sequence : sequences) {
      int kept = Math.min(sequence.length, maxlen);
      int from = truncating == Side.PRE ? sequence.length - kept : 0;
      int to = padding == Side.PRE ? maxlen - kept : 0;
      System.arraycopy(sequence, from, rows[row++], to, kept);
    }
    return rows;
  }

  /** The length of the longest sequence, 0 if there is none. */
  public static int longest(List<int[]> sequences) {
    return sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
  }
}
