package labs.plot;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import labs.notebook.Displayable;
import labs.notebook.Grid;
import labs.notebook.SampleData;

/** A gallery of grey images, each with its caption: small pictures in rows. */
public final class ImageGrid implements Displayable {
  /** Pixels of the screen for each of an image's, along each side. */
  private static final int SCALE = 2;

  private final List<String> pictures;
  private final List<String> captions;
  private final int columns;
  private String title = "Images";

  private ImageGrid(List<String> pictures, List<String> captions, int columns) {
    this.pictures = pictures;
    this.captions = captions;
    this.columns = columns;
  }

  /**
   * Draws images, row by row.
   *
   * @param images float32 (n, height, width) from 0, black, to 1, white; what lies outside is cut
   * @param captions what stands below each image, and in its place for who can't see it
   * @param columns how many images a row has, at least 1
   * @throws IllegalArgumentException if there is not one caption for each image, or the images are
   *     whole numbers
   */
  public static ImageGrid create(NDArray images, List<String> captions, int columns) {
    if (images.getShape().dimension() != 3 || images.size(0) != captions.size()) {
      throw new IllegalArgumentException(
          "Expected images of shape (%d, height, width), one for each caption, received %s"
              .formatted(captions.size(), images.getShape()));
    }
    if (!images.getDataType().isFloating()) {
      throw new IllegalArgumentException(
          "Expected images as floats from 0 to 1, received "
              + images.getDataType().name().toLowerCase(Locale.ROOT));
    }
    if (columns < 1) {
      throw new IllegalArgumentException("Expected at least 1 column, received " + columns);
    }
    int height = (int) images.size(1);
    int width = (int) images.size(2);
    float[] pixels = images.toFloatArray();
    List<String> pictures = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      String png = png(pixels, i * height * width, height, width);
      pictures.add(picture(png, SCALE * height, captions.get(i)));
    }
    return new ImageGrid(pictures, List.copyOf(captions), columns);
  }

  /**
   * Gives the gallery a title.
   *
   * @return this gallery
   */
  public ImageGrid titled(String title) {
    this.title = title;
    return this;
  }

  private static String picture(String png, int height, String caption) {
    return "<img alt=\"%s\" height=\"%d\" src=\"data:image/png;base64,%s\" style=\"%s\">"
        .formatted(Grid.escape(caption), height, png, "image-rendering:pixelated");
  }

  private static String png(float[] pixels, int from, int height, int width) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < height * width; i++) {
      float grey = Math.max(0, Math.min(1, pixels[from + i]));
      raster.setSample(i % width, i / width, 0, Math.round(255 * grey));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // An output that caches in memory: ImageIO's own would make a file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("An image can't be encoded: " + e.getMessage(), e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public Map<String, Object> bundle() {
    return Map.of("text/html", html(), "text/plain", toString());
  }

  private String html() {
    StringBuilder html = new StringBuilder("<table " + Grid.NO_FORMULA + ">\n<caption>");
    html.append(Grid.escape(title())).append("</caption>\n<tbody>\n");
    for (int i = 0; i < pictures.size(); i++) {
      // Jupyter shades every other row, which helps to read a table and disturbs a gallery.
      html.append(i % columns == 0 ? "<tr style=\"background:none\">" : "");
      html.append(
          "<td style=\"text-align:center\">%s<br>%s</td>"
              .formatted(pictures.get(i), Grid.escape(captions.get(i))));
      html.append(i % columns == columns - 1 || i == pictures.size() - 1 ? "</tr>\n" : "");
    }
    return html.append("</tbody>\n</table>").toString();
  }

  /** The title, and the captions row by row. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title());
    for (int i = 0; i < captions.size(); i++) {
      text.append(i % columns == 0 ? "\n" : " | ").append(captions.get(i));
    }
    return text.toString();
  }

  private String title() {
    return SampleData.inUse() ? title + " (built-in sample)" : title;
  }
}
