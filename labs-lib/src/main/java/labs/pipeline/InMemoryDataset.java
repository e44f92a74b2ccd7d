package labs.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.training.dataset.Batch;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Samples that are rows of arrays in memory: one array or several as data, one or several as
 * labels.
 *
 * <p>DJL's {@code ArrayDataset} does the same but wants its batch size and its order fixed when it
 * is built; here they are fit's.
 */
public final class InMemoryDataset extends IndexedDataset {
  private final NDList data;
  private final NDList labels;
  private final int size;

  /**
   * A data set over arrays, which stay the caller's and must stay open.
   *
   * @param data one array for each input of the network, shapes (n, ...)
   * @param labels what the loss takes as labels, shapes (n, ...)
   * @throws IllegalArgumentException if there are no data, or the arrays differ in their first
   *     dimension
   */
  public InMemoryDataset(NDList data, NDList labels) {
    if (data.isEmpty()) {
      throw new IllegalArgumentException(
          "InMemoryDataset expected at least one array of data, received none");
    }
    requireOpen("InMemoryDataset", data);
    requireOpen("InMemoryDataset", labels);
    long rows = samples(data.head());
    for (NDArray array : Stream.concat(data.stream(), labels.stream()).toList()) {
      if (samples(array) != rows) {
        throw new IllegalArgumentException(
            "InMemoryDataset expected %d samples in every array, received one of shape %s"
                .formatted(rows, array.getShape()));
      }
    }
    this.data = data;
    this.labels = labels;
    this.size = Math.toIntExact(rows);
  }

  /** A data set with one array of data and one of labels. */
  public InMemoryDataset(NDArray data, NDArray labels) {
    this(new NDList(data), new NDList(labels));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Batch batch(NDManager manager, int[] indices) {
    long[] rows = new long[indices.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Objects.checkIndex(indices[i], size);
    }
    requireOpen("InMemoryDataset", data);
    requireOpen("InMemoryDataset", labels);
    NDManager own = manager.newSubManager();
    NDArray index = own.create(rows);
    return new Batch(
        own, select(data, own, index), select(labels, own, index), rows.length, null, null, -1, -1);
  }

  private static long samples(NDArray array) {
    if (array.getShape().dimension() == 0) {
      throw new IllegalArgumentException(
          "InMemoryDataset expected arrays of samples (n, ...), received a single number");
    }
    return array.size(0);
  }

  static void requireOpen(String who, NDList arrays) {
    if (arrays.stream().anyMatch(NDArray::isReleased)) {
      throw new IllegalStateException(
          who
              + " needs its arrays open, received one that is closed: make it anew, or close it"
              + " after the training");
    }
  }

  /**
   * The rows at an index of each array.
   *
   * @param arrays shapes (n, ...)
   * @param manager owns what is returned, on its device
   * @param index (rows), int64, each from 0 to n - 1
   * @return shapes (rows, ...)
   */
  public static NDList select(NDList arrays, NDManager manager, NDArray index) {
    NDList selected = new NDList(arrays.size());
    for (NDArray array : arrays) {
      NDArray there = index.toDevice(array.getDevice(), false);
      selected.add(rows(array, manager, there).toDevice(manager.getDevice(), false));
    }
    return selected;
  }

  /**
   * Of a table an embedding copies row by row, an NDIndex number by number. What has more axes is
   * no table without a copy of all of it, where its numbers lie in another order.
   */
  private static NDArray rows(NDArray array, NDManager manager, NDArray index) {
    if (array.getShape().dimension() != 2) {
      return array.get(manager, new NDIndex("{}", index));
    }
    NDArray rows = index.getNDArrayInternal().embedding(index, array, SparseFormat.DENSE).head();
    rows.attach(manager);
    return rows;
  }
}
