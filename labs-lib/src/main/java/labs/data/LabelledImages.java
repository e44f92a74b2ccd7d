package labs.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.Objects;
import labs.pipeline.Splittable;

/**
 * Grey images of one size, each with its label, in their file's order.
 *
 * <p>All images lie in one array: what picks some of them picks by index, on the native side.
 */
public final class LabelledImages implements Splittable<LabelledImages> {
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

  @Override
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

  /** The images from one index to before another: a view of the same array. */
  @Override
  public LabelledImages range(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    NDIndex rows = new NDIndex("{}:{}", from, to);
    return new LabelledImages(images.get(rows), Arrays.copyOfRange(labels, from, to));
  }
}
