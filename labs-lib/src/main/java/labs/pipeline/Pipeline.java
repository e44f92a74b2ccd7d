package labs.pipeline;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * An input pipeline in the words of {@code tf.data}: elements are plain Java values until they are
 * batched, and nothing is done before a batch is asked for.
 *
 * <pre>{@code
 * BatchedPipeline train = Pipeline.slices(reviews)
 *     .shuffle(10_000, 1)
 *     .map(review -> Example.of(vectorization.ids(review.text()), review.label()))
 *     .paddedBatch(64)
 *     .prefetch(2);
 * network.fit(train, Fit.epochs(3));
 * }</pre>
 *
 * <p>Each step returns a new pipeline; one may be used for several others, and passed over as often
 * as you like. Functions must not depend on the order of calls if a pass is to be repeatable.
 *
 * @param <T> the type of the elements
 */
public final class Pipeline<T> {
  private final long size;

  /** Starts a pass: its number decides the order that shuffle makes. */
  private final LongFunction<Iterator<T>> passes;

  private Pipeline(long size, LongFunction<Iterator<T>> passes) {
    this.size = size;
    this.passes = passes;
  }

  /** The elements of a list, in its order. */
  public static <T> Pipeline<T> slices(List<T> elements) {
    List<T> fixed = List.copyOf(elements);
    return new Pipeline<>(fixed.size(), pass -> fixed.iterator());
  }

  /**
   * The slices of an array along its first axis, in its order: those of images (60000, 28, 28) are
   * 60,000 elements {@code int[28][28]} where it holds uint8 or int32, {@code float[28][28]} where
   * it holds float32. They are copied to Java when their turn comes.
   *
   * @param array stays the caller's, and must stay open as long as the pipeline is read
   * @param element the Java type of a slice, such as {@code int[][].class}
   * @throws IllegalArgumentException if the slices are of another type; the message names it
   */
  public static <T> Pipeline<T> slices(NDArray array, Class<T> element) {
    new Slices<>(array, element);
    return new Pipeline<>(array.size(0), pass -> new Slices<>(array, element));
  }

  /** What a function makes of each element. What it throws reaches whoever asks for the batch. */
  public <R> Pipeline<R> map(Function<? super T, ? extends R> function) {
    return new Pipeline<>(
        size,
        pass ->
            new Elements<R>() {
              private final Iterator<T> from = passes.apply(pass);

              @Override
              R find() {
                return from.hasNext()
                    ? Objects.requireNonNull(
                        function.apply(from.next()), "a pipeline's map returned null")
                    : null;
              }
            });
  }

  /** The elements for which a condition holds. */
  public Pipeline<T> filter(Predicate<? super T> condition) {
    return new Pipeline<>(
        -1,
        pass ->
            new Elements<T>() {
              private final Iterator<T> from = passes.apply(pass);

              @Override
              T find() {
                while (from.hasNext()) {
                  T next = from.next();
                  if (condition.test(next)) {
                    return next;
                  }
                  stopIfInterrupted();
                }
                return null;
              }
            });
  }

  /**
   * The elements in another order: each is drawn from a buffer, whose place the next one takes.
   *
   * @param bufferSize how many elements are held; only as many as there are mix them all
   * @param seed the same seed gives the same orders, another one in each epoch and each repetition
   * @throws IllegalArgumentException if bufferSize is less than 1
   */
  public Pipeline<T> shuffle(int bufferSize, long seed) {
    requirePositive("bufferSize", bufferSize);
    return new Pipeline<>(
        size,
        pass ->
            new Elements<T>() {
              private final Iterator<T> from = passes.apply(pass);
              private final SplittableRandom random = new SplittableRandom(seed * 1_000_003 + pass);
              private final List<T> buffer = new ArrayList<>();

              @Override
              T find() {
                while (buffer.size() < bufferSize && from.hasNext()) {
                  buffer.add(from.next());
                  stopIfInterrupted();
                }
                if (buffer.isEmpty()) {
                  return null;
                }
                Collections.swap(buffer, random.nextInt(buffer.size()), buffer.size() - 1);
                return buffer.remove(buffer.size() - 1);
              }
            });
  }

  /**
   * The elements sorted a window at a time. After a shuffle, texts sorted by length make batches of
   * like length, that need little padding; across windows they stay shuffled.
   *
   * @param window how many elements are held and sorted; a multiple of the batch size
   * @param order which of two comes first
   * @throws IllegalArgumentException if window is less than 1
   */
  public Pipeline<T> sortEach(int window, Comparator<? super T> order) {
    requirePositive("window", window);
    return new Pipeline<>(
        size,
        pass ->
            new Elements<T>() {
              private final Iterator<T> from = passes.apply(pass);
              private Iterator<T> sorted = Collections.emptyIterator();

              @Override
              T find() {
                if (!sorted.hasNext()) {
                  List<T> held = new ArrayList<>();
                  while (held.size() < window && from.hasNext()) {
                    held.add(from.next());
                    stopIfInterrupted();
                  }
                  held.sort(order);
                  sorted = held.iterator();
                }
                return sorted.hasNext() ? sorted.next() : null;
              }
            });
  }

  /**
   * The elements so many times over.
   *
   * @throws IllegalArgumentException if count is less than 1
   */
  public Pipeline<T> repeat(int count) {
    requirePositive("count", count);
    return new Pipeline<>(
        size < 0 ? -1 : size * count,
        pass ->
            new Elements<T>() {
              private Iterator<T> from = Collections.emptyIterator();
              private int begun;

              @Override
              T find() {
                while (!from.hasNext() && begun < count) {
                  from = passes.apply(pass * count + begun++);
                }
                return from.hasNext() ? from.next() : null;
              }
            });
  }

  /**
   * So many elements at a time, stacked: {@code float[]} of length k make a float32 array (n, k),
   * {@code int[]} int32, nested arrays more dimensions, numbers a float32 column (n, 1). The last
   * batch may be smaller. An element is an {@link Example}, or such a value without a label.
   *
   * @throws IllegalArgumentException if size is less than 1; while it is read, if the elements of a
   *     batch differ in shape, or are nothing that makes an array
   */
  public BatchedPipeline batch(int size) {
    return batched(size, false);
  }

  /**
   * As {@link #batch}, but arrays of one dimension may differ in length: zeros on the right bring
   * them to the longest of their batch.
   */
  public BatchedPipeline paddedBatch(int size) {
    return batched(size, true);
  }

  private BatchedPipeline batched(int batchSize, boolean padded) {
    requirePositive("size", batchSize);
    long count = size < 0 ? -1 : (size + batchSize - 1) / batchSize;
    return new BatchedPipeline(passes::apply, batchSize, padded, count, 0);
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "expected a " + what + " of at least 1, received " + value);
    }
  }

  static void stopIfInterrupted() {
    if (Thread.interrupted()) {
      throw new CancellationException("The pipeline was interrupted");
    }
  }

  /** Elements that are found one by one; null ends them. */
  private abstract static class Elements<T> implements Iterator<T> {
    private T next;
    private boolean ended;

    abstract T find();

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = find();
        ended = next == null;
      }
      return next != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the pipeline has no more elements");
      }
      T found = next;
      next = null;
      return found;
    }
  }
}
