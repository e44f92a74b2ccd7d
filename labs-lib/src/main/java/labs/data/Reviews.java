package labs.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import labs.pipeline.IndexedDataset;
import labs.pipeline.Splittable;
import labs.text.MultiHot;
import labs.text.PadSequences;

/** Reviews as word ids, each with its label: 0 negative, 1 positive. */
public final class Reviews implements Splittable<Reviews> {
  private final List<int[]> ids;
  private final List<Integer> labels;

  /**
   * Reviews.
   *
   * @param ids the word ids of each review
   * @param labels each review's label, 0 or 1
   * @throws IllegalArgumentException if there is not one label, 0 or 1, for each review
   */
  public Reviews(List<int[]> ids, List<Integer> labels) {
    if (ids.size() != labels.size()) {
      throw new IllegalArgumentException(
          "expected a label for each of " + ids.size() + " reviews, received " + labels.size());
    }
    for (int label : labels) {
      if (label != 0 && label != 1) {
        throw new IllegalArgumentException("expected labels 0 and 1, received " + label);
      }
    }
    this.ids = List.copyOf(ids);
    this.labels = List.copyOf(labels);
  }

  @Override
  public int size() {
    return ids.size();
  }

  /** The word ids of a review; not a copy. */
  public int[] ids(int index) {
    return ids.get(index);
  }

  /** The word ids of all reviews; not a copy. */
  public List<int[]> ids() {
    return ids;
  }

  /** The label of a review: 0 negative, 1 positive. */
  public int label(int index) {
    return labels.get(index);
  }

  /** The largest word id of all reviews. */
  public int largestId() {
    return ids.stream().flatMapToInt(Arrays::stream).max().orElse(0);
  }

  /**
   * The reviews of fewer than maxlen ids, the start marker counted: Keras's rule for {@code
   * maxlen}.
   */
  public Reviews shorterThan(int maxlen) {
    int[] kept = IntStream.range(0, size()).filter(i -> ids(i).length < maxlen).toArray();
    return new Reviews(
        IntStream.of(kept).mapToObj(ids::get).toList(),
        IntStream.of(kept).mapToObj(labels::get).toList());
  }

  @Override
  public Reviews range(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    if (from == 0 && to == size()) {
      return this;
    }
    return new Reviews(ids.subList(from, to), labels.subList(from, to));
  }

  /**
   * The reviews as bags of words, encoded batch by batch: all of them at once would take 1 GB.
   *
   * @param dimension the number of columns, larger than every id
   * @return batches with data float32 (n, dimension) and labels float32 (n, 1)
   * @throws IllegalArgumentException if an id has no column
   */
  public IndexedDataset multiHot(int dimension) {
    if (largestId() >= dimension) {
      throw new IllegalArgumentException(
          "expected more columns than the largest id, " + largestId() + ", received " + dimension);
    }
    return dataset((manager, texts) -> MultiHot.encode(manager, texts, dimension));
  }

  /**
   * The reviews as rows of word ids of one length, padded with zeros on the left; of a longer
   * review the last ids are kept, as Keras's {@code pad_sequences} does.
   *
   * @param maxlen the length of each row, at least 1
   * @return batches of data int32 (n, maxlen), labels float32 (n, 1)
   * @throws IllegalArgumentException if maxlen is less than 1
   */
  public IndexedDataset padded(int maxlen) {
    if (maxlen < 1) {
      throw new IllegalArgumentException("expected a maxlen of at least 1, received " + maxlen);
    }
    return dataset((manager, texts) -> manager.create(PadSequences.pad(texts, maxlen)));
  }

  private IndexedDataset dataset(BiFunction<NDManager, List<int[]>, NDArray> encoding) {
    return new IndexedDataset() {
      @Override
      public int size() {
        return ids.size();
      }

      @Override
      public Batch batch(NDManager manager, int[] indices) {
        List<int[]> texts = IntStream.of(indices).mapToObj(ids::get).toList();
        float[] truth = new float[indices.length];
        for (int i = 0; i < truth.length; i++) {
          truth[i] = labels.get(indices[i]);
        }
        NDManager own = manager.newSubManager();
        return new Batch(
            own,
            new NDList(encoding.apply(own, texts)),
            new NDList(own.create(truth, new Shape(truth.length, 1))),
            truth.length,
            null,
            null,
            -1,
            -1);
      }
    };
  }
}
