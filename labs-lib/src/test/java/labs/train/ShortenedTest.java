package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import labs.OwnJvm;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;

/** What a mode shortens, in a JVM of its own: the mode is read from the environment. */
class ShortenedTest {
  @Test
  void aTrainingOfAFewStepsIsWhole() throws Exception {
    ProcessBuilder builder = OwnJvm.of(List.of(), Trainings.class);
    builder.environment().put("LABS_MODE", "grade");
    Process process = builder.redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains("4 epochs of 20 steps: 4 epochs, 80 steps")
        .contains("1 epochs of 80 steps: 1 epochs, 80 steps")
        .contains("grading run: 2 of 3 epochs")
        .contains("3 epochs of 27 steps: 2 epochs, 54 steps")
        .contains("grading run: 40 of 81 steps an epoch")
        .contains("1 epochs of 81 steps: 1 epochs, 40 steps")
        .contains("50 epochs of 2 steps: 40 epochs, 80 steps");
  }

  /** Trains in steps of one sample. */
  static final class Trainings {
    private Trainings() {}

    public static void main(String[] arguments) {
      for (int[] plan : new int[][] {{4, 20}, {1, 80}, {3, 27}, {1, 81}, {50, 2}}) {
        AtomicInteger steps = new AtomicInteger();
        try (Network network =
            new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid))) {
          network.compile("sgd", "binary_crossentropy");
          Fit how = Fit.epochs(plan[0]).batchSize(1).callback(counting(steps));
          History history = network.fit(new Samples(plan[1]), how);
          System.out.printf(
              "%d epochs of %d steps: %d epochs, %d steps%n",
              plan[0], plan[1], history.epochs(), steps.get());
        }
      }
    }

    private static Callback counting(AtomicInteger steps) {
      return new Callback() {
        @Override
        public void onEpochEnd(Network network, int epoch, Map<String, Float> values) {}

        @Override
        public void onTrainBatchEnd(
            Network network, double epoch, Supplier<Map<String, Float>> values) {
          steps.incrementAndGet();
        }
      };
    }
  }
}
