package labs.data;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * Grey images of one size, each with its label, in their file's order.
 *
 * <p>All images lie in one array: what picks some of them picks by index, on the native side.
 */
public final class LabelledImages {
  private final NDArray images;
  private final int[] labels;

  /**
   * Images and their labels.
   *
   * @param images uint8 (n, height, width), 0 the background, 255 the darkest ink; not copied
   * @param labels a label for each image
   * @throws IllegalArgumentException if there is not one label for each image
   */
  public LabelledImages(NDArray images, int... labels) {
    if (images.getShape().dimension() != 3 || images.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "expected images of shape ("
              + labels.length
              + ", height, width), one for each label, received "
              + images.getShape());
    }
    this.images = images;
    this.labels = labels.clone();
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** All images: uint8 (n, height, width), from 0 to 255; not a copy. */
  public NDArray images() {
    return images;
  }

  /** The label of an image. */
  public int label(int index) {
    return labels[index];
  }

  /** The label of each image; a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** The first so many images: a view of the same array. */
  LabelledImages first(int size) {
    return size == size()
        ? this
        : new LabelledImages(images.get("0:" + size), Arrays.copyOf(labels, size));
  }
}
