package labs.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings a digit that somebody has drawn into the form of MNIST's images: scaled to fit a box of 20
 * x 20 pixels, its proportions kept, and moved so that its centre of mass lies in the middle of 28
 * x 28 (Yann LeCun and others, The MNIST database of handwritten digits).
 */
public final class DrawnDigit {
  private static final int SIZE = 28;
  private static final int BOX = 20;

  /** Where MNIST's centres of mass lie on average: in the middle of pixel 14, counted from 0. */
  private static final double MIDDLE = 14.5;

  /** Less ink than this is paper. */
  private static final float PAPER = 0.1f;

  private final float[][] ink;
  private final double scale;
  private final double top;
  private final double left;

  /** Of the part of a sheet from column {@code from} to before {@code to}, which holds ink. */
  private DrawnDigit(float[][] sheet, int from, int to) {
    ink =
        Arrays.stream(sheet)
            .map(row -> Arrays.copyOfRange(row, from, to))
            .map(DrawnDigit::withoutPaper)
            .toArray(float[][]::new);
    int[] rows = ends(ink);
    int[] columns = ends(transposed(ink));
    scale = (double) BOX / Math.max(rows[1] - rows[0] + 1, columns[1] - columns[0] + 1);
    top = MIDDLE - scale * centre(ink);
    left = MIDDLE - scale * centre(transposed(ink));
  }

  /**
   * The digits on a sheet that is divided into equal columns: one for each column that holds ink,
   * from left to right.
   *
   * @param sheet ink, (height, width), from 0, paper, to 1; rows of one length
   * @param columns how many there are
   * @return images of (28, 28), from 0 to 1
   */
  public static List<float[][]> each(float[][] sheet, int columns) {
    List<float[][]> digits = new ArrayList<>();
    int width = sheet[0].length;
    for (int c = 0; c < columns; c++) {
      int from = c * width / columns;
      int to = (c + 1) * width / columns;
      boolean written =
          Arrays.stream(sheet).anyMatch(row -> any(Arrays.copyOfRange(row, from, to)));
      if (written) {
        digits.add(new DrawnDigit(sheet, from, to).image());
      }
    }
    return digits;
  }

  /** Each pixel is the mean ink of the part of the sheet that it covers. */
  private float[][] image() {
    float[][] across = new float[ink.length][];
    for (int r = 0; r < ink.length; r++) {
      across[r] = resampled(ink[r], left);
    }
    float[][] columns = transposed(across);
    float[][] image = new float[SIZE][];
    for (int c = 0; c < SIZE; c++) {
      image[c] = resampled(columns[c], top);
    }
    return transposed(image);
  }

  /** A row of pixels that begins at {@code start}, each now {@code scale} wide, on 28 new ones. */
  private float[] resampled(float[] row, double start) {
    float[] out = new float[SIZE];
    for (int i = 0; i < row.length; i++) {
      double from = start + scale * i;
      double to = from + scale;
      for (int o = Math.max(0, (int) Math.floor(from)); o < Math.min(SIZE, Math.ceil(to)); o++) {
        double covered = Math.min(to, o + 1) - Math.max(from, o);
        out[o] += (float) (covered * row[i]);
      }
    }
    return out;
  }

  /** The centre of mass along the rows, where row i reaches from i to i + 1. */
  private static double centre(float[][] rows) {
    double mass = 0;
    double moment = 0;
    for (int i = 0; i < rows.length; i++) {
      for (float x : rows[i]) {
        mass += x;
        moment += x * (i + 0.5);
      }
    }
    return moment / mass;
  }

  private static int[] ends(float[][] rows) {
    int[] inked = IntStream.range(0, rows.length).filter(i -> any(rows[i])).toArray();
    return new int[] {inked[0], inked[inked.length - 1]};
  }

  private static boolean any(float[] row) {
    for (float x : row) {
      if (x > PAPER) {
        return true;
      }
    }
    return false;
  }

  private static float[] withoutPaper(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] > PAPER ? row[i] : 0;
    }
    return row;
  }

  private static float[][] transposed(float[][] rows) {
    float[][] columns = new float[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][r] = rows[r][c];
      }
    }
    return columns;
  }
}
