package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import labs.nn.Dense;
import labs.pipeline.BatchedPipeline;
import labs.pipeline.Example;
import labs.pipeline.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loss that is no number ends the training, and says why. */
class NotFiniteTest {
  private final Samples samples = new Samples(100);
  private final Network network =
      new Network(
          new Shape(Samples.FEATURES),
          new Dense(4, Activation::relu),
          new Dense(1, Activation::sigmoid));

  NotFiniteTest() {
    network.compile("adam", "binary_crossentropy");
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** Shuffled: the step is found, and the sample by its place in the data. */
  @Test
  void inTheDataTheSampleIsNamed() {
    samples.points[37][1] = Float.NaN;
    float[] before = weights();
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(2).batchSize(10)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("Training was stopped in epoch 1 of 2")
        .hasMessageMatching("(?s).*the loss at step ([1-9]|10) is NaN; sample 37 of the data.*")
        .hasMessageContaining("holds NaN in its input 1");
    assertThat(weights()).isEqualTo(before);
    assertThat(network.history().epochs()).isZero();
    samples.points[37][1] = 0;
    assertThat(network.fit(samples, Fit.epochs(1)).get("loss")[0]).isFinite();
  }

  @Test
  void ofTheLabelsToo() {
    samples.labels[99] = Float.POSITIVE_INFINITY;
    network.compile("adam", "mean_squared_error");
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(1)))
        .hasMessageContaining("sample 99 of the data")
        .hasMessageContaining("holds an infinite number in its label 1");
  }

  @Test
  void ofTheValidationDataToo() {
    Samples validation = new Samples(300);
    validation.points[150][0] = Float.NaN;
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(2).validation(validation)))
        .hasMessageContaining(
            "the loss at validation batch 2 is NaN; sample 150 of the validation data");
  }

  /** The weights of the second epoch's end, and an optimizer that knows nothing of the third. */
  @Test
  void theWeightsOfTheLastGoodEpochAreKept() {
    List<float[]> weights = new ArrayList<>();
    Callback watch =
        (trained, epoch, values) -> {
          weights.add(weights());
          if (epoch == 2) {
            samples.points[5][0] = Float.NaN;
          }
        };
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(9).batchSize(20).callback(watch)))
        .hasMessageContaining("in epoch 3 of 9");
    assertThat(weights()).isEqualTo(weights.get(1)).isNotEqualTo(weights.get(0));
    assertThat(network.history().epochs()).isEqualTo(2);
    assertThat(network.state.slots().size()).isZero();
  }

  /** A sum of squares outgrows float32 in a few steps of this size. */
  @Test
  void aLearningRateThatIsTooLargeIsNamed() {
    Network linear = new Network(new Shape(Samples.FEATURES), new Dense(1));
    linear.compile(new SGD(1000), new SumOfSquares());
    assertThatThrownBy(() -> linear.fit(samples, Fit.epochs(50)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("a smaller learning rate than 1000")
        .hasMessageContaining("the largest input is")
        .hasMessageContaining("network.reset(seed) draws new weights");
    assertThat(linear.weights().get(0).toFloatArray()).doesNotContain(Float.NaN);
    linear.close();
  }

  @Test
  void aLogOfZeroInALossOfOnesOwnIsThoughtOf() {
    Loss logOfZero =
        new Loss("log of zero") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().mul(0).log().mean();
          }
        };
    network.compile(new Adam(), logOfZero);
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(1)))
        .hasMessageContaining("the loss at step 1 is -Infinity; the data hold finite numbers")
        .hasMessageContaining("no log of 0");
  }

  /** In a pipeline that shuffles, a sample has no place of its own. */
  @Test
  void ofAPipelineItsOrderIsMeant() {
    samples.points[37][1] = Float.NaN;
    BatchedPipeline pipeline =
        Pipeline.slices(IntStream.range(0, 100).boxed().toList())
            .shuffle(100, 1)
            .map(i -> Example.of(samples.points[i], samples.labels[i]))
            .batch(10);
    assertThatThrownBy(() -> network.fit(pipeline, Fit.epochs(1)))
        .hasMessageMatching("(?s).*sample \\d+ of a pass through the data, counted from 0.*");
  }

  /** DJL's optimizer cannot be told to forget. */
  @Test
  void ofAnotherOptimizerNoFreshStartIsPromised() {
    samples.points[37][1] = Float.NaN;
    network.compile(
        Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build(),
        new BinaryCrossentropy());
    assertThatThrownBy(() -> network.fit(samples, Fit.epochs(1)))
        .hasMessageContaining("the optimizer keeps what it has seen: compile with a new one");
  }

  private float[] weights() {
    return network.weights().get(0).toFloatArray();
  }
}
