package labs.pipeline;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.util.Progress;

/**
 * Data that a network passes over, once for each epoch: the order of a shuffled pass is told by its
 * seed and its epoch alone, so that training can go on from a checkpoint. Each batch is the
 * reader's to close.
 */
public interface Passes extends Dataset {
  /**
   * How many batches a pass has, or -1 where only the pass itself can tell.
   *
   * @param batchSize samples a batch; not asked where the data cut their own batches
   */
  long batches(int batchSize);

  /** A pass in the data's own order. */
  Iterable<Batch> inOrder(NDManager manager, int batchSize);

  /** The pass of an epoch, counted from 0. */
  Iterable<Batch> shuffled(NDManager manager, int batchSize, long seed, int epoch);

  /** Does nothing: the data are here, or are made when they are asked for. */
  @Override
  default void prepare(Progress progress) {}
}
