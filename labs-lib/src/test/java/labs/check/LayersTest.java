package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.Dropout;
import java.util.List;
import labs.nn.Bidirectional;
import labs.nn.Concatenate;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.Graph;
import labs.nn.LSTM;
import labs.nn.Node;
import labs.nn.Sequential;
import labs.nn.TimeDistributed;
import labs.train.Fit;
import labs.train.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {

  @Test
  void blocksAreFoundAtAnyDepthInTheirOrder() {
    Block first = new Dense(2);
    Block dropout = Dropout.builder().build();
    Block inner = new Sequential(dropout, Activation.reluBlock());
    Block outer = new Sequential(first, inner);
    Block last = new Dense(1);
    try (Network network = new Network(new Shape(3), outer, last)) {
      List<Block> all = Layers.of(network);
      assertThat(all.subList(0, 4)).containsExactly(outer, first, inner, dropout);
      assertThat(all.get(all.size() - 1)).isSameAs(last);
    }
  }

  @Test
  void aBlockThatIsUsedTwiceComesOnce() {
    Node a = Node.input("a", new Shape(3, 4));
    Node b = Node.input("b", new Shape(3, 4));
    Block shared = new TimeDistributed(new Dense(2));
    Node y =
        Node.of(new Concatenate(), a.then(shared), b.then(shared))
            .then(new Bidirectional(new LSTM(2)));
    try (Network network = new Network(new Graph(List.of(a, b), y))) {
      assertThat(Layers.of(network)).filteredOn(block -> block instanceof Dense).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.5f, 0.8f})
  void aDropoutsRateIsMeasured(float rate) {
    Block dropout = Dropout.builder().optRate(rate).build();
    assertThat(Layers.dropped(dropout)).isCloseTo(rate, within(0.02));
  }

  @Test
  void regularisationIsSaidWithItsPlace() {
    Block half = Dropout.builder().optRate(0.5f).build();
    Block nothing = Dropout.builder().optRate(0).build();
    Block first = new Sequential(nothing, new Dense(4), Activation.reluBlock(), half);
    try (Network network =
        new Network(new Shape(3), first, new Dense(4).l2(0), new Dense(1).l2(0.1))) {
      assertThat(Layers.regularisation(network))
          .containsExactly(
              "dropout of 0.0 behind layer 0", "dropout of 0.5 behind layer 1", "L2 in layer 3");
    }
  }

  @Test
  void whatLearnsWithALayerIsFoundFromTheLayer() {
    LSTM layer = new LSTM(2);
    Dense last = new Dense(1);
    try (Network other = new Network(new Shape(4), new Dense(5));
        Network network =
            new Network(
                new Shape(6),
                new Embedding(9, 3).maskZero(),
                new Sequential(new Bidirectional(layer), Activation.reluBlock()),
                last)) {
      network.compile("adam", "mean_squared_error");
      try (NDManager manager = NDManager.newBaseManager()) {
        network.fit(
            manager.ones(new Shape(4, 6), DataType.INT32),
            manager.ones(new Shape(4, 1)),
            Fit.epochs(1));
      }
      List<NDArray> learned = Layers.learnedWith(layer);
      assertThat(learned.subList(0, 3))
          .isEqualTo(layer.getParameters().values().stream().map(Parameter::getArray).toList());
      assertThat(learned).containsExactlyInAnyOrderElementsOf(network.weights());
      assertThat(Layers.learnedWith(last)).hasSameSizeAs(network.weights());
    }
  }
}
