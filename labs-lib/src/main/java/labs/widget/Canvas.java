package labs.widget;

import java.util.Base64;
import java.util.Map;

/**
 * A sheet to draw on with the mouse, a pen or a finger. Its value is the ink, (height, width), from
 * 0, the paper, to 1; grey where a stroke covers part of a pixel. A button clears it; for those who
 * can't draw, one puts the example back, and another takes a picture from a file, which the page
 * turns into ink of the sheet's size: the file itself stays there.
 */
public final class Canvas extends Control<float[][]> {
  private final float[][] example;
  private final int cells;

  private Canvas(String label, float[][] example, int cells) {
    super(label);
    this.example = example;
    this.cells = cells;
  }

  /**
   * A sheet with an example on it, and as large: what is drawn on it at first.
   *
   * @param example rows of equal length, 0 for paper to 1 for ink
   * @throws IllegalArgumentException if there is no pixel, or the rows' lengths differ
   */
  public static Canvas of(String label, float[][] example) {
    for (float[] row : example) {
      if (row.length == 0 || row.length != example[0].length) {
        throw new IllegalArgumentException(
            "Canvas '%s' expected rows of one length, received %d and %d pixels"
                .formatted(label, example[0].length, row.length));
      }
    }
    if (example.length == 0) {
      throw new IllegalArgumentException("Canvas '" + label + "' expected rows, received none");
    }
    return new Canvas(label, example, 1);
  }

  /** The same sheet, with thin lines that divide it into so many equal columns. */
  public Canvas cells(int columns) {
    return new Canvas(label, example, columns);
  }

  @Override
  float[][] first() {
    return example;
  }

  @Override
  float[][] read(Object sent) {
    byte[] grey = Base64.getDecoder().decode(expected(String.class, sent));
    int width = example[0].length;
    if (grey.length != example.length * width) {
      throw new IllegalArgumentException(
          "'%s' expected %d pixels from the page, received %d"
              .formatted(label, example.length * width, grey.length));
    }
    float[][] ink = new float[example.length][width];
    for (int i = 0; i < grey.length; i++) {
      ink[i / width][i % width] = (grey[i] & 0xff) / 255f;
    }
    return ink;
  }

  @Override
  Map<String, Object> look() {
    int width = example[0].length;
    byte[] grey = new byte[example.length * width];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, example[i / width][i % width])));
    }
    return Map.of(
        "kind",
        "canvas",
        "width",
        width,
        "height",
        example.length,
        "pen", // how wide a stroke is, in pixels
        Math.max(1, example.length / 12.0),
        "cells",
        cells,
        "value",
        Base64.getEncoder().encodeToString(grey));
  }

  @Override
  String words() {
    return "%s (to draw on; now an example)".formatted(label);
  }
}
