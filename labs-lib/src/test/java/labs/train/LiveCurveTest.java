package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import labs.Printed;
import labs.nn.Dense;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.Test;

class LiveCurveTest {
  private static final long SECOND = 1_000_000_000;

  private final Set<String> places = new HashSet<>();
  private final List<Map<?, ?>> pictures = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private Executor artist = Runnable::run;
  private Runnable onStep = () -> {};
  private Waiting onPicture = () -> {};
  private Metric metric;
  private volatile long now;

  @Test
  void endsWithTheWholeHistoryInOnePlace() {
    History history = trained(3, new Slow(0, 0));

    assertThat(places).hasSize(1);
    List<?> traces = (List<?>) pictures.get(pictures.size() - 1).get("data");
    assertThat(values(traces, "x", 0)).containsExactly(1.0, 2.0, 3.0);
    assertThat(values(traces, "y", 0)).isEqualTo(list(history.get("loss")));
    assertThat(values(traces, "y", 1)).isEqualTo(list(history.get("val_loss")));
  }

  @Test
  void growsWithinALongEpochOnceInTwoSeconds() {
    trained(1, new Slow(SECOND / 2, 0));

    // 16 steps of half a second each: dots at 2, 4, 6 and 8 s; one dot alone is no curve.
    List<?> traces = (List<?>) pictures.get(pictures.size() - 1).get("data");
    assertThat(values(traces, "x", 0)).containsExactly(0.25, 0.5, 0.75, 1.0);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(2 * SECOND);
    }
  }

  @Test
  void takesAHundredthOfTheTimeAtMost() {
    trained(100, new Slow(SECOND / 10, SECOND / 10));

    long drawing = pictures.size() * SECOND / 10;
    // Beside the hundredth only the first picture and the last.
    assertThat(drawing).isLessThanOrEqualTo(now / 100 + 2 * SECOND / 10);
    assertThat(pictures.size()).isGreaterThan(10);
  }

  @Test
  void trainingWaitsOnlyForTheLastPicture() {
    CountDownLatch steps = new CountDownLatch(80);
    ExecutorService another = Executors.newSingleThreadExecutor();
    artist = another;
    onStep = steps::countDown;
    onPicture = () -> assertThat(steps.await(20, TimeUnit.SECONDS)).isTrue();
    trained(5, new Slow(SECOND, 0));
    another.shutdown();

    // One that took all the time, and the last.
    assertThat(pictures).hasSizeLessThanOrEqualTo(2);
    List<?> traces = (List<?>) pictures.get(pictures.size() - 1).get("data");
    assertThat(values(traces, "x", 0)).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
  }

  @Test
  void aPictureThatCannotBeDrawnEndsNoTraining() {
    onPicture =
        () -> {
          throw new IllegalStateException("no such colour");
        };
    String said =
        Printed.by(() -> assertThat(trained(5, new Slow(SECOND, 0)).epochs()).isEqualTo(5));
    assertThat(said.lines().filter(line -> line.contains("no such colour"))).hasSize(1);
  }

  /** Nobody has said which way it improves: it has its curve, and no star. */
  @Test
  void aMetricOfANameThatSaysNothingHasItsCurve() {
    metric =
        new Metric("live curve f1") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().mean();
          }
        };
    trained(3, new Slow(0, 0));

    List<?> traces = (List<?>) pictures.get(pictures.size() - 1).get("data");
    assertThat(traces).hasSize(5); // two of the metric, three of the loss
  }

  private interface Waiting {
    void run() throws InterruptedException;
  }

  /** What a step takes, and what a picture does. */
  private record Slow(long step, long picture) {}

  private History trained(int epochs, Slow slow) {
    try (Network network = new Network(new Shape(1), new Dense(1))) {
      network.compile(
          new SGD(),
          new MeanSquaredError(),
          metric == null ? new Evaluator[0] : new Evaluator[] {metric});
      NDArray x = network.manager().arange(16f).reshape(16, 1).div(16);
      var data = new InMemoryDataset(x, x);
      LiveCurve curve =
          new LiveCurve(
              artist,
              () -> now,
              (place, bundle) -> {
                try {
                  onPicture.run();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                later(slow.picture());
                places.add(place);
                times.add(now);
                pictures.add((Map<?, ?>) bundle.get("application/vnd.plotly.v1+json"));
              });
      Callback clock =
          new Callback() {
            @Override
            public void onEpochEnd(Network n, int epoch, Map<String, Float> values) {}

            @Override
            public void onTrainBatchEnd(
                Network n, double epoch, Supplier<Map<String, Float>> values) {
              later(slow.step());
              onStep.run();
            }
          };
      return network.fit(
          data, Fit.epochs(epochs).batchSize(1).validation(data).callback(clock).callback(curve));
    }
  }

  private synchronized void later(long by) {
    now += by;
  }

  @SuppressWarnings("unchecked")
  private static List<Double> values(List<?> traces, String axis, int trace) {
    return (List<Double>) ((Map<?, ?>) traces.get(trace)).get(axis);
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
