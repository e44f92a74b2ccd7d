package labs.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Objects;
import java.util.stream.IntStream;
import labs.pipeline.InMemoryDataset;
import labs.pipeline.IndexedDataset;
import labs.results.RunMode;

/**
 * Samples that are sequences of images, such as a number's digits, kept as indices into one array
 * of images: an image that many samples show is there once.
 *
 * <p>A batch is gathered on the native side, and only then becomes floats from 0 to 1. Like the
 * loaders, a run that is shortened takes the first samples only (see {@link RunMode}).
 */
public final class ImageSequences extends IndexedDataset {
  private static final int WHITE = 255;
  private static final int SHORTENED = 500;

  private final NDArray images;
  private final int[][][] inputs;
  private final NDArray labels;
  private final int size;

  /**
   * Sequences over images, which stay the caller's and must stay open, as the labels must.
   *
   * @param images uint8 (images, height, width)
   * @param labels (samples, ...)
   * @param inputs for each input of the network the samples, each the indices of its images; all
   *     samples of an input have one length
   * @throws IllegalArgumentException if the numbers of samples or the lengths differ
   * @throws IndexOutOfBoundsException if there is no image at an index
   */
  public ImageSequences(NDArray images, NDArray labels, int[][]... inputs) {
    for (int[][] input : inputs) {
      if (input.length != labels.size(0)) {
        throw new IllegalArgumentException(
            "expected a sample for each of "
                + labels.size(0)
                + " labels, received "
                + input.length);
      }
      for (int[] sample : input) {
        if (sample.length != input[0].length) {
          throw new IllegalArgumentException(
              "expected %d images in each sample, one has %d"
                  .formatted(input[0].length, sample.length));
        }
        IntStream.of(sample).forEach(i -> Objects.checkIndex(i, images.size(0)));
      }
    }
    this.images = images;
    this.inputs = inputs.clone();
    this.labels = labels;
    this.size = RunMode.current().cap("sequences", (int) labels.size(0), SHORTENED);
  }

  @Override
  public int size() {
    return size;
  }

  /** Inputs float32 (n, length, height, width, 1), from 0 to 1; labels (n, ...). */
  @Override
  public Batch batch(NDManager manager, int[] indices) {
    IntStream.of(indices).forEach(i -> Objects.checkIndex(i, size));
    NDManager own = manager.newSubManager();
    NDList data = new NDList(inputs.length);
    for (int[][] input : inputs) {
      data.add(gather(own, input, indices));
    }
    long[] rows = IntStream.of(indices).asLongStream().toArray();
    return new Batch(
        own, data, new NDList(pick(own, labels, rows)), rows.length, null, null, -1, -1);
  }

  private NDArray gather(NDManager manager, int[][] input, int[] indices) {
    long[] wanted =
        IntStream.of(indices).flatMap(i -> IntStream.of(input[i])).asLongStream().toArray();
    int length = indices.length == 0 ? 0 : wanted.length / indices.length;
    try (NDArray bytes = pick(manager, images, wanted);
        NDArray floats = bytes.toType(DataType.FLOAT32, false);
        NDArray white = manager.full(new Shape(), WHITE)) { // no plain number: a GPU would wait
      Shape shape = new Shape(indices.length, length, images.size(1), images.size(2), 1);
      return floats.divi(white).reshape(shape);
    }
  }

  private static NDArray pick(NDManager manager, NDArray array, long[] rows) {
    try (NDArray index = manager.create(rows)) {
      return InMemoryDataset.select(new NDList(array), manager, index).head();
    }
  }
}
