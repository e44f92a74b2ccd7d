package labs.pipeline;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * The end of a {@link Pipeline}: batches, as a DJL data set. Fit shuffles by (seed, epoch), so that
 * a training that goes on from a checkpoint sees the same batches; read otherwise, each pass has
 * the next order.
 *
 * <p>A pass that is not read to its end is over when the manager it was read with is closed, as fit
 * does: that frees its arrays, and ends its thread if it prefetches. A pass that prefetches is over
 * as well when this pipeline is closed.
 */
public final class BatchedPipeline implements Passes, AutoCloseable {
  private final LongFunction<Iterator<?>> passes;
  private final int batchSize;
  private final boolean padded;
  private final long count;
  private final int ahead;
  private final AtomicLong passesBegun = new AtomicLong();
  private final Set<Prefetch> open = ConcurrentHashMap.newKeySet();

  BatchedPipeline(
      LongFunction<Iterator<?>> passes, int batchSize, boolean padded, long count, int ahead) {
    this.passes = passes;
    this.batchSize = batchSize;
    this.padded = padded;
    this.count = count;
    this.ahead = ahead;
  }

  /**
   * The same batches, made ahead of time on a thread of its own while the network computes.
   *
   * @param batches how many lie ready at most, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public BatchedPipeline prefetch(int batches) {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 batch to prefetch, received " + batches);
    }
    return new BatchedPipeline(passes, batchSize, padded, count, batches);
  }

  /** How many batches a pass has, or -1 where a filter decides. */
  public long cardinality() {
    return count;
  }

  /** The next pass; each batch is the caller's to close. */
  @Override
  public Iterable<Batch> getData(NDManager manager) {
    return () -> pass(manager, passesBegun.getAndIncrement());
  }

  @Override
  public long batches(int batchSize) {
    return count;
  }

  /** The first pass: a pipeline shuffles for itself, by the pass and a seed of its own. */
  @Override
  public Iterable<Batch> inOrder(NDManager manager, int batchSize) {
    return getData(manager, 0);
  }

  @Override
  public Iterable<Batch> shuffled(NDManager manager, int batchSize, long seed, int epoch) {
    return getData(manager, epoch);
  }

  /** The pass of this number: always the same one. */
  public Iterable<Batch> getData(NDManager manager, long pass) {
    return () -> pass(manager, pass);
  }

  private Iterator<Batch> pass(NDManager manager, long number) {
    Iterator<?> elements = passes.apply(number);
    return ahead == 0
        ? batches(manager, elements)
        : new Prefetch(own -> batches(own, elements), ahead, manager, open);
  }

  private Iterator<Batch> batches(NDManager manager, Iterator<?> elements) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public Batch next() {
        if (!elements.hasNext()) {
          throw new NoSuchElementException("the pipeline has no more batches");
        }
        List<Example> examples = new ArrayList<>();
        while (examples.size() < batchSize && elements.hasNext()) {
          Object element = elements.next();
          examples.add(
              element instanceof Example example
                  ? example
                  : new Example(List.of(element), List.of()));
          Pipeline.stopIfInterrupted();
        }
        return stack(manager.newSubManager(), examples);
      }
    };
  }

  private Batch stack(NDManager own, List<Example> examples) {
    try {
      NDList data = new NDList();
      for (int i = 0; i < examples.get(0).data().size(); i++) {
        int input = i;
        data.add(
            StackedValues.of(
                own, examples.stream().map(e -> e.data().get(input)).toList(), padded));
      }
      NDList labels = new NDList();
      for (int i = 0; i < examples.get(0).labels().size(); i++) {
        int output = i;
        labels.add(
            StackedValues.of(
                own, examples.stream().map(e -> e.labels().get(output)).toList(), padded));
      }
      return new Batch(own, data, labels, examples.size(), null, null, -1, -1);
    } catch (RuntimeException | Error e) {
      own.close();
      throw e;
    }
  }

  /** Ends the passes that prefetch and are not read to their end; new ones may be begun. */
  @Override
  public void close() {
    open.forEach(Prefetch::close);
  }
}
