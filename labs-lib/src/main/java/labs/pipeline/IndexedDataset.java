package labs.pipeline;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Samples by index, so that fit can cut its batches in any order.
 *
 * <p>DJL's own {@code RandomAccessDataset} makes one array a sample and stacks them; here a batch
 * is made in one piece.
 */
public abstract class IndexedDataset implements Passes, Splittable<IndexedDataset> {
  private static final int BATCH = 32;

  /**
   * Makes a batch of the samples at these indices, in this order.
   *
   * @param manager the parent of the batch's own manager: closing the batch frees its arrays
   * @param indices from 0 to {@link #size()} - 1; an index may come twice
   * @throws IndexOutOfBoundsException if there is no sample at an index
   */
  public abstract Batch batch(NDManager manager, int[] indices);

  @Override
  public IndexedDataset range(int from, int to) {
    return new Range(this, from, to);
  }

  /** All samples in their order, 32 a batch; the last batch may be smaller. */
  @Override
  public Iterable<Batch> getData(NDManager manager) {
    return inOrder(manager, BATCH);
  }

  @Override
  public long batches(int batchSize) {
    return ((long) size() + batchSize - 1) / batchSize;
  }

  @Override
  public Iterable<Batch> inOrder(NDManager manager, int batchSize) {
    return () -> new Cut(manager, IntStream.range(0, size()).toArray(), batchSize);
  }

  @Override
  public Iterable<Batch> shuffled(NDManager manager, int batchSize, long seed, int epoch) {
    int[] order = IntStream.range(0, size()).toArray();
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return () -> new Cut(manager, order, batchSize);
  }

  /** The samples in an order, so many a batch. */
  private final class Cut implements Iterator<Batch> {
    private final NDManager manager;
    private final int[] order;
    private final int batchSize;
    private int next;

    Cut(NDManager manager, int[] order, int batchSize) {
      this.manager = manager;
      this.order = order;
      this.batchSize = batchSize;
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all " + order.length + " samples were returned");
      }
      int from = next;
      next = (int) Math.min((long) from + batchSize, order.length);
      return batch(manager, Arrays.copyOfRange(order, from, next));
    }
  }

  private static final class Range extends IndexedDataset {
    private final IndexedDataset whole;
    private final int from;
    private final int size;

    Range(IndexedDataset whole, int from, int to) {
      Objects.checkFromToIndex(from, to, whole.size());
      this.whole = whole;
      this.from = from;
      this.size = to - from;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Batch batch(NDManager manager, int[] indices) {
      int[] moved = new int[indices.length];
      for (int i = 0; i < indices.length; i++) {
        moved[i] = from + Objects.checkIndex(indices[i], size);
      }
      return whole.batch(manager, moved);
    }
  }
}
