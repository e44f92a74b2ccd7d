package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.Map;
import java.util.stream.Stream;
import labs.nn.Dense;
import labs.nn.Flatten;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Unscaled inputs drive probabilities to 0 and 1: the network learns all the same. */
class SaturationTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Block> yesOrNo() {
    return Stream.of(
        new Dense(1, Activation::sigmoid),
        new labs.nn.Sequential(new Dense(1), Activation.sigmoidBlock()));
  }

  /** The gradient by the bias is p - y: 1 where the answer is wrong and sure. */
  @ParameterizedTest
  @MethodSource("yesOrNo")
  void aSureSigmoidThatIsWrongLearns(Block last) {
    try (Network network = new Network(new Shape(1), last)) {
      network.compile(new SGD(0.25), new BinaryCrossentropy(), new BinaryAccuracy());
      network.setWeights(
          new NDList(
              manager.create(new float[] {200}, new Shape(1, 1)), manager.create(new float[] {0})));
      NDArray x = manager.ones(new Shape(1, 1));
      InMemoryDataset wrong = new InMemoryDataset(x, manager.zeros(new Shape(1, 1)));
      Map<String, Float> measured = network.evaluate(wrong);
      assertThat(measured).containsEntry("loss", 200f).containsEntry("accuracy", 0f);
      network.fit(wrong, Fit.epochs(1));
      assertThat(network.weights().get(1).getFloat()).isEqualTo(-0.25f);
      assertThat(network.predict(wrong).getFloat()).isEqualTo(1f);
    }
  }

  @Test
  void aSureSoftmaxThatIsWrongLearns() {
    try (Network network = new Network(new Shape(1), new Dense(3, x -> x.softmax(-1)))) {
      network.compile(new SGD(0.25), new CategoricalCrossentropy());
      network.setWeights(
          new NDList(
              manager.create(new float[] {300, 0, 0}, new Shape(3, 1)),
              manager.zeros(new Shape(3))));
      NDArray x = manager.ones(new Shape(1, 1));
      NDArray y = manager.create(new float[] {0, 1, 0}, new Shape(1, 3));
      network.fit(new InMemoryDataset(x, y), Fit.epochs(1));
      assertThat(network.weights().get(1).toFloatArray()).containsExactly(-0.25f, 0.25f, 0);
    }
  }

  /** Where nothing saturates, the figures are those of the formula over probabilities. */
  @Test
  void elsewhereTheFiguresAreTheSame() {
    try (Network network =
            new Network(
                new Shape(4), new Dense(5, Activation::tanh), new Dense(3, x -> x.softmax(-1)));
        Network hidden =
            new Network(
                new Shape(4),
                new Dense(5, Activation::tanh),
                new Dense(3, x -> x.softmax(-1)),
                new Flatten())) {
      NDArray x = manager.randomNormal(new Shape(9, 4));
      NDArray y = manager.eye(3).repeat(0, 3);
      double[][] losses = new double[2][];
      int i = 0;
      for (Network each : new Network[] {network, hidden}) {
        each.compile(new Adam(), new CategoricalCrossentropy());
        losses[i++] = each.fit(new InMemoryDataset(x, y), Fit.epochs(5).batchSize(4)).get("loss");
      }
      assertThat(losses[0]).containsExactly(losses[1], within(1e-5));
    }
  }
}
