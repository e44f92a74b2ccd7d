package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Samples SAMPLES = new Samples(40);
  private static final Fit ONE_EPOCH = Fit.epochs(1);

  private static Network network() {
    return new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid));
  }

  /** Two weights of one name, as those of two networks, in turns: each as if it were alone. */
  @Test
  void aSharedOptimizerKeepsTheWeightsApart() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray alone = manager.ones(new Shape(2));
      NDArray one = manager.ones(new Shape(2));
      NDArray other = manager.zeros(new Shape(2));
      Adam own = new Adam(0.1);
      Adam shared = new Adam(0.1);
      for (int step = 1; step <= 4; step++) {
        own.update("w", alone, manager.ones(new Shape(2)).mul(step));
        shared.update("w", one, manager.ones(new Shape(2)).mul(step));
        shared.update("w", other, manager.ones(new Shape(2)).mul(-step));
      }
      assertThat(one.toFloatArray()).isEqualTo(alone.toFloatArray());
    }
  }

  /** Weights: kernel and bias; Adam keeps two arrays beside each. */
  @Test
  void whatAResetForgetsIsFreed() {
    try (Network network = network()) {
      network.compile("adam", "binary_crossentropy");
      for (int seed = 0; seed < 5; seed++) {
        network.reset(seed);
        assertThat(network.manager().getManagedArrays()).hasSize(2);
        network.fit(SAMPLES, ONE_EPOCH);
        assertThat(network.manager().getManagedArrays()).hasSize(6);
      }
    }
  }

  @Test
  void anotherOptimizerTakesThePlaceOfTheOneBefore() {
    try (Network network = network()) {
      for (int i = 0; i < 5; i++) {
        network.compile("adam", "binary_crossentropy");
        network.fit(SAMPLES, ONE_EPOCH);
        assertThat(network.manager().getManagedArrays()).hasSize(6);
      }
      network.compile("sgd", "binary_crossentropy");
      assertThat(network.manager().getManagedArrays()).hasSize(2);
    }
  }

  @Test
  void aClosedNetworkLeavesNothingInASharedOptimizer() {
    Adam shared = new Adam();
    for (int i = 0; i < 5; i++) {
      try (Network network = network()) {
        network.compile(shared, new BinaryCrossentropy());
        network.fit(SAMPLES, ONE_EPOCH);
        assertThat(shared.slots().size()).isEqualTo(2);
      }
    }
  }
}
