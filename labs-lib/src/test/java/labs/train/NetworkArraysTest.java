package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import labs.nn.Concatenate;
import labs.nn.Dense;
import labs.nn.Dropout;
import labs.nn.Graph;
import labs.nn.Node;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training on arrays, and the weights as arrays. */
class NetworkArraysTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray x = manager.create(new float[][] {{1, 2}, {3, 4}, {5, 6}});
  private final NDArray y = manager.create(new float[][] {{0}, {1}, {1}});

  @AfterEach
  void close() {
    manager.close();
  }

  private static Network network() {
    Network network =
        new Network(
            new Shape(2), new Dense(3, Activation::tanh), new Dense(1, Activation::sigmoid));
    network.compile("sgd", "binary_crossentropy", "accuracy");
    return network;
  }

  @Test
  void arraysAreADataSet() {
    InMemoryDataset data = new InMemoryDataset(x, y);
    try (Network one = network();
        Network other = network();
        Network third = network()) {
      double[] losses = one.fit(data, Fit.epochs(3)).get("loss");
      assertThat(other.fit(x, y, Fit.epochs(3)).get("loss")).isEqualTo(losses);
      assertThat(third.fit(new NDList(x), new NDList(y), Fit.epochs(3)).get("loss"))
          .isEqualTo(losses);
      assertThat(one.evaluate(x, y)).isEqualTo(one.evaluate(data));
      assertThat(one.evaluate(new NDList(x), new NDList(y))).isEqualTo(one.evaluate(data));
      assertThat(one.predict(x)).isEqualTo(one.predict(data));
    }
  }

  @Test
  void aGraphTakesAnArrayForEachInput() {
    Node a = Node.input("a", new Shape(2));
    Node b = Node.input("b", new Shape(1));
    Node both = Node.of(new Concatenate(), a, b).named("both");
    try (Network network = new Network(new Graph(List.of(a, b), both.then(new Dense(1))))) {
      assertThat(network.predict(new NDList(x, y)).getShape()).isEqualTo(new Shape(3, 1));
    }
    Node hidden = a.then(new Dense(4)).named("hidden");
    try (Network network = new Network(new Graph(List.of(a), hidden.then(new Dense(1))))) {
      NDArray first = network.predict(x, "hidden");
      assertThat(first.getShape()).isEqualTo(new Shape(3, 4));
      assertThat(first).isEqualTo(network.predict(new InMemoryDataset(x, y), "hidden"));
    }
  }

  @Test
  void weightsComeInOrderAndByName() {
    try (Network network = network()) {
      NDList weights = network.weights();
      assertThat(weights.stream().map(NDArray::getShape))
          .containsExactly(new Shape(3, 2), new Shape(3), new Shape(1, 3), new Shape(1));
      assertThat(weights.stream().map(NDArray::getName))
          .containsExactly("01Dense_weight", "01Dense_bias", "02Dense_weight", "02Dense_bias");
      assertThat(weights.get("02Dense_weight")).isSameAs(weights.get(2));
    }
  }

  /** What two dense layers make of (1, 2), worked out by hand from the weights that are set. */
  @Test
  void setWeightsAreComputedWith() {
    try (Network network = network()) {
      NDArray w1 = manager.create(new float[][] {{1, 0}, {0, 1}, {1, -1}});
      NDArray b1 = manager.create(new float[] {0, -1, 0.5f});
      NDArray w2 = manager.create(new float[][] {{2, 1, -1}});
      NDArray b2 = manager.create(new float[] {0.25f});
      network.setWeights(new NDList(w1, b1, w2, b2));
      double z = 2 * Math.tanh(1) + Math.tanh(1) - Math.tanh(-0.5) + 0.25;
      assertThat(network.predict(x).getFloat(0, 0))
          .isCloseTo((float) (1 / (1 + Math.exp(-z))), within(1e-6f));
      assertThat(network.weights().get(0)).isEqualTo(w1);
      network.fit(x, y, Fit.epochs(1));
      assertThat(network.weights().get(0)).as("weights are live").isNotEqualTo(w1);
    }
  }

  @Test
  void weightsOfAnotherShapeChangeNothing() {
    try (Network network = network()) {
      NDList before = new NDList(network.weights().stream().map(NDArray::duplicate).toList());
      NDList wrong = new NDList(before);
      wrong.set(0, manager.ones(new Shape(3, 2)));
      wrong.set(3, manager.ones(new Shape(2)));
      assertThatThrownBy(() -> network.setWeights(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "setWeights expected arrays of the shapes [(3, 2), (3), (1, 3), (1)], received [(3, 2), (3), (1, 3), (2)]");
      for (int i = 0; i < before.size(); i++) {
        assertThat(network.weights().get(i)).isEqualTo(before.get(i));
      }
    }
  }

  @Test
  void whatOthersDrawDoesNotChangeDropout() {
    double[] losses = null;
    for (boolean disturbed : new boolean[] {false, true}) {
      try (Network network =
          new Network(new Shape(2), new Dense(16), new Dropout(0.5), new Dense(1))) {
        network.compile(new SGD(0.001), new MeanSquaredError(), new Disturbing(disturbed));
        double[] received = network.fit(x, y, Fit.epochs(4).batchSize(1)).get("loss");
        losses = losses == null ? received : losses;
        assertThat(received).isEqualTo(losses);
      }
    }
  }

  /** Draws from the engine after each step. */
  private static final class Disturbing extends Metric {
    private final boolean draws;

    Disturbing(boolean draws) {
      super("disturbing");
      this.draws = draws;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
      if (draws) {
        Engine.getInstance().setRandomSeed(1);
        predictions.getManager().randomUniform(0, 1, new Shape(5)).close();
      }
      return predictions.head().mean();
    }
  }

  @Test
  void aHistoryKnowsItsLastValueAndItsMeanTime() {
    History history = new History();
    assertThatThrownBy(() -> history.last("loss")).isInstanceOf(IllegalArgumentException.class);
    history.add(2, java.util.Map.of("loss", 3f));
    history.add(3, java.util.Map.of("loss", 1.5f));
    assertThat(history.last("loss")).isEqualTo(1.5);
    assertThat(history.secondsPerEpoch()).isEqualTo(2.5);
  }
}
