package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import labs.nn.Dense;
import labs.pipeline.BatchedPipeline;
import labs.pipeline.Example;
import labs.pipeline.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from a pipeline. */
class PipelineFitTest {
  private static final Samples SAMPLES = new Samples(100);

  @TempDir Path folder;

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("labs-prefetch");
  }

  private static Pipeline<Example> examples() {
    return Pipeline.slices(IntStream.range(0, 100).boxed().toList())
        .map(i -> Example.of(SAMPLES.points[i], SAMPLES.labels[i]));
  }

  private static Network network() {
    Network network = new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
  }

  @Test
  void givesTheSameNumbersAsTheArrays() {
    BatchedPipeline pipeline = examples().batch(512).prefetch(1);
    try (Network network = network()) {
      assertThat(network.evaluate(pipeline)).isEqualTo(network.evaluate(SAMPLES));
      assertThat(network.predict(pipeline).toFloatArray())
          .isEqualTo(network.predict(SAMPLES).toFloatArray());
    }
  }

  @Test
  void trainsTheSameWithAndWithoutPrefetch() {
    BatchedPipeline plain = examples().shuffle(100, 1).batch(10);
    try (Network one = network();
        Network other = network()) {
      double[] losses = one.fit(plain, Fit.epochs(3).validation(plain)).get("loss");
      BatchedPipeline ahead = plain.prefetch(2);
      assertThat(other.fit(ahead, Fit.epochs(3).validation(ahead)).get("loss")).isEqualTo(losses);
      assertThat(losses[2]).isLessThan(losses[0]);
      assertThat(other.manager().getManagedArrays())
          .hasSameSizeAs(one.manager().getManagedArrays());
    }
  }

  @Test
  void aFailureInAMapReachesTheCell() {
    BatchedPipeline failing =
        examples()
            .map(
                example -> {
                  if (example.data() != null) {
                    throw new ArithmeticException("in the map");
                  }
                  return example;
                })
            .batch(10)
            .prefetch(2);
    try (Network network = network()) {
      assertThatThrownBy(() -> network.fit(failing, Fit.epochs(2)))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("in the map");
      assertThat(network.fit(examples().batch(10), Fit.epochs(1)).epochs()).isOne();
    }
  }

  /** Stopped in the third epoch while it waits for data, and gone on from the checkpoint. */
  @Test
  void anInterruptStopsItAndACheckpointGoesOn() {
    Path file = folder.resolve("checkpoint.zip");
    Thread cell = Thread.currentThread();
    AtomicInteger seen = new AtomicInteger();
    Pipeline<Example> interrupting =
        examples()
            .map(
                example -> {
                  if (seen.incrementAndGet() == 255) {
                    cell.interrupt();
                  }
                  return example;
                });
    try (Network expected = network();
        Network network = network()) {
      Fit plain = Fit.epochs(4);
      expected.fit(examples().shuffle(30, 5).batch(10), plain);
      Fit kept = Fit.epochs(4).checkpoint(file);
      assertThatThrownBy(() -> network.fit(interrupting.shuffle(30, 5).batch(10).prefetch(2), kept))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("epoch 3 of 4");
      network.fit(examples().shuffle(30, 5).batch(10).prefetch(2), kept);
      assertThat(network.history().get("loss")).isEqualTo(expected.history().get("loss"));
      assertThat(NetworkFileTest.weights(network)).isEqualTo(NetworkFileTest.weights(expected));
    }
  }
}
