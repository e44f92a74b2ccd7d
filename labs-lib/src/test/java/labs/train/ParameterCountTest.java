package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import labs.nn.Bidirectional;
import labs.nn.Concatenate;
import labs.nn.Conv1D;
import labs.nn.Conv2D;
import labs.nn.Dense;
import labs.nn.Dropout;
import labs.nn.Embedding;
import labs.nn.Flatten;
import labs.nn.GRU;
import labs.nn.GlobalAveragePooling2D;
import labs.nn.Graph;
import labs.nn.LSTM;
import labs.nn.MaxPooling1D;
import labs.nn.MaxPooling2D;
import labs.nn.Node;
import labs.nn.RepeatVector;
import labs.nn.Sequential;
import labs.nn.SimpleRNN;
import labs.nn.TimeDistributed;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The counts of the labs' models, as Keras prints them. */
class ParameterCountTest {

  private static void assertTotal(Network network, long expected) {
    try (network) {
      Table summary = network.summary();
      int last = summary.rowCount() - 1;
      assertThat(summary.stringColumn("Layer").get(last)).isEqualTo("Total");
      assertThat(summary.longColumn("Param #").get(last)).isEqualTo(expected);
      assertThat(network.parameterCount()).isEqualTo(expected);
    }
  }

  private static Network onWords(Block... layers) {
    return new Network(new Shape(500), layers);
  }

  @Test
  void feedForwardOnIds() {
    assertTotal(onWords(new Dense(250, Activation::relu), new Dense(1)), 125_501);
  }

  @Test
  void feedForwardOnEmbeddings() {
    assertTotal(
        onWords(
            new Embedding(10_000, 100),
            new Flatten(),
            new Dense(250, Activation::relu),
            new Dense(1, Activation::sigmoid)),
        13_500_501);
  }

  @Test
  void convolutionOnText() {
    Network network =
        onWords(
            new Embedding(10_000, 100),
            new Conv1D(200, 3, Activation::relu).same(),
            new MaxPooling1D(2),
            new Flatten(),
            new Dense(250, Activation::relu),
            new Dense(1, Activation::sigmoid));
    assertThat(network.summary().stringColumn("Output Shape").asList())
        .startsWith(
            "(batch, 500, 100)", "(batch, 500, 200)", "(batch, 250, 200)", "(batch, 50000)");
    assertTotal(network, 13_560_701);
  }

  @Test
  void convolutionAndLstm() {
    assertTotal(
        onWords(
            new Embedding(10_000, 100),
            new Conv1D(32, 3, Activation::relu).same(),
            new MaxPooling1D(2),
            new LSTM(100),
            new Dense(1, Activation::sigmoid)),
        1_062_933);
  }

  @Test
  void recurrentOnWords() {
    Embedding masked = new Embedding(10_001, 64).maskZero();
    assertTotal(onWords(masked, new LSTM(32), new Dense(1, Activation::sigmoid)), 652_513);
    assertTotal(onWords(new Embedding(10_000, 100), new SimpleRNN(100), new Dense(1)), 1_020_201);
    assertTotal(onWords(new Embedding(10_000, 100), new LSTM(100), new Dense(1)), 1_080_501);
  }

  @Test
  void bothWaysOverWordsOfAnyNumber() {
    assertTotal(
        new Network(
            new Shape(-1),
            new Embedding(10_000, 64).maskZero(),
            new Bidirectional(new GRU(64)),
            new Dense(64, Activation::relu),
            new Dense(1)),
        698_241);
  }

  @Test
  void fromOneSequenceToAnother() {
    assertTotal(
        new Network(
            new Shape(7, 12),
            new LSTM(128),
            new RepeatVector(4),
            new LSTM(128).returnSequences(),
            new TimeDistributed(new Dense(12, x -> x.softmax(-1)))),
        205_324);
  }

  /** Two numbers through one encoder: its 92,672 weights are in one row, and in the total once. */
  @Test
  void sumOfTwoNumbers() {
    Node n1 = Node.input("n1", new Shape(3, 28, 28, 1));
    Node n2 = Node.input("n2", new Shape(3, 28, 28, 1));
    Block encoder =
        new TimeDistributed(
            new Sequential(
                new Conv2D(32, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(64, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(128, 3, Activation::relu),
                new GlobalAveragePooling2D()));
    Node both = Node.of(new Concatenate(), n1.then(encoder).named("encoder"), n2.then(encoder));
    Node sum =
        both.then(new Dropout(0.5))
            .then(new Bidirectional(new LSTM(64).returnSequences()))
            .then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(n1, n2), sum));
    Table summary = network.summary();
    assertThat(summary.longColumn("Param #").asObjectArray())
        .containsExactly(0L, 0L, 92_672L, 0L, 0L, 164_352L, 1_290L, 258_314L);
    assertThat(summary.stringColumn("Connected to").asList())
        .containsExactly(
            "", "", "n1, n2", "encoder, encoder", "Concatenate", "Dropout", "Bidirectional", "");
    assertThat(summary.stringColumn("Output Shape").asList())
        .containsExactly(
            "(batch, 3, 28, 28, 1)",
            "(batch, 3, 28, 28, 1)",
            "(batch, 3, 128)",
            "(batch, 3, 256)",
            "(batch, 3, 256)",
            "(batch, 3, 128)",
            "(batch, 3, 10)",
            "");
    assertTotal(network, 258_314);
  }

  /** As a student grows a chain in a loop; it did not compile while Layer was not public. */
  @Test
  void layersInAList() {
    List<Block> layers = new ArrayList<>(List.of(new LSTM(8), new RepeatVector(2)));
    layers.add(new LSTM(4).returnSequences());
    assertTotal(
        new Network(new Shape(3, 5), layers.toArray(Block[]::new)),
        4 * (5 * 8 + 8 * 8 + 8) + 4 * (8 * 4 + 4 * 4 + 4));
  }
}
