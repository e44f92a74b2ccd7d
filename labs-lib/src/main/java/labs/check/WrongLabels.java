package labs.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.dataset.Batch;
import labs.pipeline.IndexedDataset;

/**
 * Samples with every label made wrong: yes is no, and each class is the next one. A network that
 * has learned from the right labels has nearly all of these wrong, so that a score computed on them
 * tells on which data it was computed, and one that was made up does not change.
 */
public final class WrongLabels extends IndexedDataset {
  private final IndexedDataset samples;

  private WrongLabels(IndexedDataset samples) {
    this.samples = samples;
  }

  /**
   * A view; nothing is copied.
   *
   * @param samples with labels 0 or 1 of shape (n, 1), or one-hot of shape (n, ..., classes)
   */
  public static IndexedDataset of(IndexedDataset samples) {
    return new WrongLabels(samples);
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Batch batch(NDManager manager, int[] indices) {
    Batch right = samples.batch(manager, indices);
    NDList wrong = new NDList();
    for (NDArray labels : right.getLabels()) {
      wrong.add(wrong(labels));
    }
    return new Batch(
        right.getManager(), right.getData(), wrong, indices.length, null, null, -1, -1);
  }

  private static NDArray wrong(NDArray labels) {
    int last = labels.getShape().dimension() - 1;
    long classes = labels.getShape().get(last);
    if (classes == 1) {
      return labels.neg().add(1);
    }
    NDArray next = labels.argMax(-1).add(1).mod(classes);
    return next.oneHot((int) classes, DataType.FLOAT32);
  }
}
