package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
    assertThat(threads()).isZero();
  }

  private static Pipeline<Integer> upTo(int n) {
    return Pipeline.slices(IntStream.range(0, n).boxed().toList());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("labs-prefetch"))
        .count();
  }

  /** The elements of a pass, read through batches of 4. */
  private List<Integer> pass(Pipeline<Integer> pipeline, long number) {
    List<Integer> elements = new ArrayList<>();
    for (Batch batch : pipeline.batch(4).getData(manager, number)) {
      try (batch) {
        for (float value : batch.getData().head().toFloatArray()) {
          elements.add((int) value);
        }
      }
    }
    return elements;
  }

  @Test
  void mapsFiltersAndRepeats() {
    Pipeline<Integer> odd = upTo(10).filter(i -> i % 2 == 1).map(i -> 10 * i);
    assertThat(pass(odd, 0)).containsExactly(10, 30, 50, 70, 90);
    assertThat(pass(odd.repeat(2), 0)).containsExactly(10, 30, 50, 70, 90, 10, 30, 50, 70, 90);
    assertThat(pass(upTo(3).filter(i -> false).repeat(3), 0)).isEmpty();
  }

  @Test
  void shufflesWithinItsBuffer() {
    Pipeline<Integer> shuffled = upTo(100).shuffle(10, 1);
    List<Integer> order = pass(shuffled, 0);
    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(pass(upTo(100), 0))
        .isNotEqualTo(pass(upTo(100), 0));
    for (int i = 0; i < 100; i++) {
      assertThat(order.get(i)).as("place %d is drawn from a buffer of 10", i).isLessThan(i + 10);
    }
    assertThat(pass(shuffled, 0)).as("the same pass").isEqualTo(order);
    assertThat(pass(shuffled, 1)).as("another epoch").isNotEqualTo(order);
    assertThat(pass(upTo(100).shuffle(10, 2), 0)).as("another seed").isNotEqualTo(order);
    List<Integer> twice = pass(shuffled.repeat(2), 0);
    assertThat(twice.subList(0, 100)).isNotEqualTo(twice.subList(100, 200));
    assertThat(new HashSet<>(twice.subList(100, 200))).hasSize(100);
  }

  /**
   * Each of 5 elements comes first in a fifth of the passes: 400 of 2,000, standard deviation 18.
   */
  @Test
  void shufflesFairly() {
    int[] first = new int[5];
    for (int p = 0; p < 2000; p++) {
      try (Batch batch = upTo(5).shuffle(5, 3).batch(1).getData(manager, p).iterator().next()) {
        first[(int) batch.getData().head().toFloatArray()[0]]++;
      }
    }
    for (int count : first) {
      assertThat(count).isBetween(310, 490);
    }
  }

  @Test
  void sortsEachWindowAndKeepsTheirOrder() {
    Pipeline<Integer> numbers = Pipeline.slices(List.of(5, 3, 9, 1, 8, 2, 7));
    assertThat(pass(numbers.sortEach(3, Comparator.naturalOrder()), 0))
        .containsExactly(3, 5, 9, 1, 2, 8, 7);
    assertThat(pass(numbers.sortEach(100, Comparator.reverseOrder()), 0))
        .containsExactly(9, 8, 7, 5, 3, 2, 1);
    assertThat(numbers.sortEach(3, Comparator.naturalOrder()).batch(2).cardinality()).isEqualTo(4);
    assertThatThrownBy(() -> numbers.sortEach(0, Comparator.naturalOrder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a window of at least 1, received 0");
  }

  @Test
  void eachPlainPassHasTheNextOrder() {
    BatchedPipeline pipeline = upTo(50).shuffle(50, 1).batch(50);
    List<float[]> passes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      pipeline.getData(manager).forEach(b -> passes.add(b.getData().head().toFloatArray()));
    }
    assertThat(passes).hasSize(2);
    assertThat(passes.get(0)).isNotEqualTo(passes.get(1));
  }

  @Test
  void stacksExamples() {
    Pipeline<Example> pipeline =
        upTo(3)
            .map(
                i ->
                    new Example(
                        List.of(new int[] {i, -i}, new float[][][] {{{i}, {0.5f}}}),
                        List.of(i % 2)));
    assertThat(pipeline.batch(2).cardinality()).isEqualTo(2);
    List<Batch> batches = new ArrayList<>();
    pipeline.batch(2).getData(manager).forEach(batches::add);
    assertThat(batches).extracting(Batch::getSize).containsExactly(2, 1);
    Batch first = batches.get(0);
    assertThat(first.getData().get(0).getDataType()).isEqualTo(DataType.INT32);
    assertThat(first.getData().get(0).getShape()).isEqualTo(new Shape(2, 2));
    assertThat(first.getData().get(0).toIntArray()).containsExactly(0, 0, 1, -1);
    assertThat(first.getData().get(1).getShape()).isEqualTo(new Shape(2, 1, 2, 1));
    assertThat(first.getData().get(1).toFloatArray()).containsExactly(0, 0.5f, 1, 0.5f);
    assertThat(first.getLabels().head().getShape()).isEqualTo(new Shape(2, 1));
    assertThat(first.getLabels().head().toFloatArray()).containsExactly(0, 1);
  }

  @Test
  void padsToTheLongestOfABatch() {
    Pipeline<Example> pipeline = upTo(4).map(i -> Example.of(new int[i], 1)).filter(e -> true);
    assertThat(pipeline.batch(2).cardinality()).isEqualTo(-1);
    List<Shape> shapes = new ArrayList<>();
    pipeline
        .paddedBatch(2)
        .getData(manager)
        .forEach(b -> shapes.add(b.getData().head().getShape()));
    assertThat(shapes).containsExactly(new Shape(2, 1), new Shape(2, 3));
    Pipeline<int[]> ids = Pipeline.slices(List.of(new int[] {7}, new int[] {8, 9}));
    try (Batch batch = ids.paddedBatch(2).getData(manager).iterator().next()) {
      assertThat(batch.getData().head().toIntArray()).containsExactly(7, 0, 8, 9);
      assertThat(batch.getLabels()).isEmpty();
    }
    assertThatThrownBy(() -> ids.batch(2).getData(manager).iterator().next())
        .hasMessageContaining("expected int [1] as the batch's first element has, received int [2]")
        .hasMessageContaining("paddedBatch");
  }

  @Test
  void saysWhatItCannotBatch() {
    assertThatThrownBy(
            () -> Pipeline.slices(List.of("text")).batch(1).getData(manager).iterator().next())
        .hasMessageContaining("received String: map the elements to one of these first");
    assertThatThrownBy(
            () ->
                Pipeline.slices(List.of(new double[2])).batch(1).getData(manager).iterator().next())
        .hasMessageContaining("expected float[], int[]")
        .hasMessageContaining("received double[]: map the elements to one of these first");
    assertThatThrownBy(
            () -> Pipeline.slices(List.of(1, "text")).batch(2).getData(manager).iterator().next())
        .hasMessageContaining("received String");
    assertThatThrownBy(() -> upTo(1).map(i -> null).batch(1).getData(manager).iterator().hasNext())
        .hasMessageContaining("map returned null");
    assertThatThrownBy(() -> upTo(1).batch(0)).hasMessageContaining("at least 1, received 0");
    assertThat(manager.getManagedArrays()).isEmpty();
  }

  /** Rows of two and of three axes; the first rows alone say what the whole should be. */
  @ParameterizedTest
  @MethodSource("ragged")
  void refusesRowsOfDifferentLengths(Object element, String words) {
    assertThatThrownBy(
            () ->
                Pipeline.slices(List.of(Example.of(element, 0)))
                    .batch(1)
                    .getData(manager)
                    .iterator()
                    .next())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected rows of one length in an " + words);
    assertThat(manager.getManagedArrays()).isEmpty();
  }

  static List<Arguments> ragged() {
    return List.of(
        arguments(new float[][] {{1, 2}, {3}}, "element [2, 2], received one of 1 along axis 1"),
        arguments(new int[][] {{1}, {}}, "element [2, 1], received one of 0 along axis 1"),
        arguments(
            new float[][][] {{{1, 2, 3}}, {{1, 2, 3, 4}}},
            "element [2, 1, 3], received one of 4 along axis 2"),
        arguments(
            new float[][][] {{{1, 2, 3, 4}}, {{1, 2, 3}}, {{1, 2, 3, 4, 5}}},
            "element [3, 1, 4], received one of 3 along axis 2"),
        arguments(
            new int[][][] {{{1}, {2}}, {{3}}},
            "element [2, 2, 1], received one of 1 along axis 1"));
  }

  /** As many as there are: room for them is not made before they come. */
  @Test
  void aBatchMayBeLargerThanAllThereIs() {
    List<Integer> sizes = new ArrayList<>();
    upTo(5).batch(Integer.MAX_VALUE).getData(manager).forEach(b -> sizes.add(b.getSize()));
    assertThat(sizes).containsExactly(5);
  }

  @Test
  void prefetchGivesTheSameBatchesAheadOfTime() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    Pipeline<Integer> counted =
        upTo(20)
            .map(
                i -> {
                  made.incrementAndGet();
                  four.countDown();
                  return i;
                });
    var batches = counted.batch(1).prefetch(2).getData(manager).iterator();
    batches.next().close();
    assertThat(four.await(10, TimeUnit.SECONDS)).as("one is read, two lie ready").isTrue();
    Thread.sleep(50);
    assertThat(made.get()).isLessThanOrEqualTo(5);
    int rest = 0;
    while (batches.hasNext()) {
      try (Batch batch = batches.next()) {
        assertThat(batch.getData().head().toFloatArray()).containsExactly(++rest);
      }
    }
    assertThat(rest).isEqualTo(19);
    assertThat(batches.hasNext()).isFalse();
  }

  @Test
  void aPassThatIsReadHasNoThreadLeft() {
    BatchedPipeline pipeline = upTo(1).batch(1).prefetch(1);
    for (int i = 0; i < 500; i++) {
      pipeline.getData(manager).forEach(Batch::close);
      assertThat(threads()).as("after pass %d", i).isZero();
    }
  }

  @Test
  void batchesThatAreKeptLiveAsLongAsTheManager() {
    List<Batch> batches = new ArrayList<>();
    upTo(6).batch(2).prefetch(1).getData(manager).forEach(batches::add);
    assertThat(batches).hasSize(3);
    assertThat(batches.get(0).getData().head().toFloatArray()).containsExactly(0, 1);
    manager.close();
    assertThatThrownBy(() -> batches.get(0).getData().head().toFloatArray())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailureReachesTheReader() {
    ArithmeticException failure = new ArithmeticException("in the map");
    var batches =
        upTo(9)
            .map(
                i -> {
                  if (i == 4) {
                    throw failure;
                  }
                  return i;
                })
            .batch(2)
            .prefetch(2)
            .getData(manager)
            .iterator();
    batches.next().close();
    batches.next().close();
    assertThatThrownBy(batches::hasNext).isSameAs(failure);
    assertThatThrownBy(batches::next).isSameAs(failure);
    assertThat(threads()).isZero();
  }

  @Test
  void closingEndsTheThreadAndFreesTheArrays() {
    BatchedPipeline pipeline = upTo(1000).batch(1).prefetch(3);
    var left = pipeline.getData(manager).iterator();
    Batch held = left.next();
    var alsoLeft = pipeline.getData(manager).iterator();
    assertThat(alsoLeft.hasNext()).isTrue();
    assertThat(threads()).isEqualTo(2);
    pipeline.close();
    assertThat(threads()).isZero();
    assertThatThrownBy(() -> held.getData().head().toFloatArray())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(left::next).hasMessageContaining("was closed");
    assertThatThrownBy(alsoLeft::next).hasMessageContaining("was closed");
    // Its manager's end is a pass's end as well; close() below looks for its thread.
    assertThat(pipeline.getData(manager).iterator().hasNext()).isTrue();
    assertThat(threads()).isOne();
  }

  @Test
  void closingEndsAMapThatSleeps() {
    CountDownLatch never = new CountDownLatch(1);
    BatchedPipeline pipeline =
        upTo(9)
            .map(
                i -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return i;
                })
            .batch(1)
            .prefetch(1);
    var batches = pipeline.getData(manager).iterator();
    assertThat(threads()).isOne();
    Thread.currentThread().interrupt();
    assertThatThrownBy(batches::hasNext).isInstanceOf(CancellationException.class);
    assertThat(threads()).isZero();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptEndsTheFillingOfABuffer() {
    Pipeline<Integer> endless =
        Pipeline.slices(Collections.nCopies(1000, 1)).repeat(1_000_000).filter(i -> i > 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> endless.batch(1).getData(manager).iterator().hasNext())
        .isInstanceOf(CancellationException.class);
  }
}
