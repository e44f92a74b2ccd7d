package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import labs.pipeline.BatchedPipeline;
import labs.pipeline.IndexedDataset;

/** One pass over a data set, batch by batch, each on the device of the manager that is given. */
final class Batches {
  private Batches() {}

  /** The samples in their order. */
  static Iterable<Batch> inOrder(Dataset data, int batchSize, NDManager manager) {
    return data instanceof IndexedDataset indexed
        ? cut(indexed, upTo(indexed.size()), batchSize, manager)
        : plain(data, manager, 0);
  }

  /**
   * The samples in an order that depends on the seed and the epoch alone. A pipeline shuffles for
   * itself, by the epoch and a seed of its own; any other data set as it does, or not at all.
   */
  static Iterable<Batch> shuffled(
      Dataset data, int batchSize, NDManager manager, long seed, int epoch) {
    if (!(data instanceof IndexedDataset indexed)) {
      return plain(data, manager, epoch);
    }
    int[] order = upTo(indexed.size());
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return cut(indexed, order, batchSize, manager);
  }

  /** How many batches a pass has, or -1 where only the pass itself can tell. */
  static int count(Dataset data, int batchSize) {
    if (data instanceof BatchedPipeline pipeline) {
      return (int) Math.min(pipeline.cardinality(), Integer.MAX_VALUE);
    }
    return data instanceof IndexedDataset indexed
        ? (indexed.size() + batchSize - 1) / batchSize
        : -1;
  }

  private static Iterable<Batch> plain(Dataset data, NDManager manager, int pass) {
    if (data instanceof BatchedPipeline pipeline) {
      return pipeline.getData(manager, pass);
    }
    try {
      data.prepare();
      Iterable<Batch> batches = data.getData(manager);
      return () -> new Moved(batches.iterator(), manager.getDevice());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TranslateException e) {
      throw new IllegalStateException("The data set could not make its batches", e);
    }
  }

  private static Iterable<Batch> cut(
      IndexedDataset data, int[] order, int batchSize, NDManager manager) {
    Iterable<Batch> batches =
        () ->
            new Iterator<>() {
              private int next;

              @Override
              public boolean hasNext() {
                return next < order.length;
              }

              @Override
              public Batch next() {
                int end = Math.min(next + batchSize, order.length);
                Batch batch = data.batch(manager, Arrays.copyOfRange(order, next, end));
                next = end;
                return batch;
              }
            };
    return () -> new Moved(batches.iterator(), manager.getDevice());
  }

  /** Data sets whose arrays live elsewhere hand out batches that do. */
  private record Moved(Iterator<Batch> batches, Device device) implements Iterator<Batch> {
    @Override
    public boolean hasNext() {
      return batches.hasNext();
    }

    @Override
    public Batch next() {
      Batch batch = batches.next();
      if (Stream.concat(batch.getData().stream(), batch.getLabels().stream())
          .allMatch(array -> array.getDevice().equals(device))) {
        return batch;
      }
      return new Batch(
          batch.getManager(),
          batch.getData().toDevice(device, false),
          batch.getLabels().toDevice(device, false),
          batch.getSize(),
          null,
          null,
          batch.getProgress(),
          batch.getProgressTotal());
    }
  }

  private static int[] upTo(int size) {
    int[] indices = new int[size];
    Arrays.setAll(indices, i -> i);
    return indices;
  }
}
