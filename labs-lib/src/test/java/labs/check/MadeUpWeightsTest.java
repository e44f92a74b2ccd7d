package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import labs.nn.Concatenate;
import labs.nn.Conv1D;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.Flatten;
import labs.nn.GRU;
import labs.nn.GlobalMaxPooling1D;
import labs.nn.Graph;
import labs.nn.LSTM;
import labs.nn.MaxPooling1D;
import labs.nn.Node;
import labs.nn.Sequential;
import labs.nn.TimeDistributed;
import labs.pipeline.InMemoryDataset;
import labs.train.Network;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MadeUpWeightsTest {
  private static final NDManager MANAGER = NDManager.newBaseManager();
  private static final InMemoryDataset POINTS =
      new InMemoryDataset(
          MANAGER.create(new float[][] {{1, 0, -1}, {0.5f, 2, 0.3f}}), MANAGER.zeros(new Shape(2)));
  private static final InMemoryDataset TEXTS =
      new InMemoryDataset(
          MANAGER.create(new int[][] {{0, 0, 1, 2, 3, 4}, {5, 6, 7, 5, 6, 1}}),
          MANAGER.zeros(new Shape(2)));

  @AfterAll
  static void close() {
    MANAGER.close();
  }

  private static Object[] points(Block... layers) {
    try (Network network = new Network(new Shape(3), layers)) {
      return MadeUpWeights.answers(network, POINTS);
    }
  }

  private static Object[] texts(Block... layers) {
    try (Network network = new Network(new Shape(6), layers)) {
      return MadeUpWeights.answers(network, TEXTS);
    }
  }

  private static boolean same(Object[] one, Object[] other) {
    return Same.as(one, other);
  }

  @Test
  void howANetworkIsPutTogetherDoesNotMatter() {
    Object[] plain = points(new Dense(4, Activation::relu), new Dense(1, Activation::sigmoid));
    assertThat(
            same(
                plain,
                points(
                    new Sequential(new Dense(4), Activation.reluBlock()),
                    new Dense(1),
                    Activation.sigmoidBlock())))
        .isTrue();
    assertThat(
            same(
                plain,
                points(
                    new SequentialBlock()
                        .add(Linear.builder().setUnits(4).build())
                        .add(Activation.reluBlock())
                        .add(Linear.builder().setUnits(1).build())
                        .add(Activation.sigmoidBlock()))))
        .isTrue();
    Node x = Node.input("x", new Shape(3));
    Node y = x.then(new Dense(4, v -> v.maximum(0))).then(new Dense(1, Activation::sigmoid));
    try (Network graph = new Network(new Graph(List.of(x), y))) {
      assertThat(same(plain, MadeUpWeights.answers(graph, POINTS))).isTrue();
    }
  }

  @Test
  void eachActivationShows() {
    Object[] plain = points(new Dense(4, Activation::relu), new Dense(4), new Dense(1));
    assertThat(same(plain, points(new Dense(4), new Dense(4), new Dense(1)))).isFalse();
    assertThat(same(plain, points(new Dense(4, Activation::tanh), new Dense(4), new Dense(1))))
        .isFalse();
    assertThat(same(plain, points(new Dense(4), new Dense(4, Activation::relu), new Dense(1))))
        .isFalse();
  }

  @Test
  void theOrderOfLayersAndTheMaskShow() {
    Object[] asked =
        texts(new Embedding(8, 5), new Conv1D(5, 3).same(), new MaxPooling1D(2), new Flatten());
    assertThat(
            same(
                asked,
                texts(
                    new Embedding(8, 5),
                    new MaxPooling1D(2),
                    new Conv1D(5, 3).same(),
                    new Flatten())))
        .isFalse();
    assertThat(
            same(
                texts(new Embedding(8, 5), new LSTM(4)),
                texts(new Embedding(8, 5).maskZero(), new LSTM(4))))
        .isFalse();
  }

  @Test
  void theOrderInWhichAGraphListsItsBranchesDoesNotMatter() {
    assertThat(same(branches(true), branches(false))).isTrue();
  }

  private static Object[] branches(boolean poolFirst) {
    Node ids = Node.input("ids", new Shape(6));
    Node words = ids.then(new Embedding(8, 5));
    Node phrases = words.then(new Conv1D(7, 3)).then(new GlobalMaxPooling1D());
    Node order = words.then(new GRU(4));
    Node both =
        poolFirst
            ? Node.of(new Concatenate(), phrases, order)
            : Node.of(
                new LambdaBlock(x -> new ai.djl.ndarray.NDList(x.get(1).concat(x.get(0), 1))),
                order,
                phrases);
    try (Network network = new Network(new Graph(List.of(ids), both.then(new Dense(1))))) {
      return MadeUpWeights.answers(network, TEXTS);
    }
  }

  @Test
  void answersAreNestedAsTheirShapeSays() {
    Object[] steps = texts(new Embedding(8, 5), new LSTM(4).returnSequences());
    assertThat(steps).hasSize(2);
    assertThat((Object[]) steps[0]).hasSize(6);
    assertThat((Object[]) ((Object[]) steps[0])[5]).hasSize(4).hasOnlyElementsOfType(Float.class);
  }

  @Test
  void theNetworkKeepsItsOwnWeights() {
    try (Network network =
        new Network(new Shape(3), new Dense(2, Activation::relu), new Dense(1))) {
      float[] before = network.predict(POINTS).toFloatArray();
      MadeUpWeights.answers(network, POINTS);
      assertThat(network.predict(POINTS).toFloatArray()).isEqualTo(before);
    }
  }

  @Test
  void aClosedNetworkIsNamedAsSuch() {
    Network network = new Network(new Shape(3), new Dense(1));
    network.close();
    assertThatThrownBy(() -> MadeUpWeights.answers(network, POINTS))
        .hasMessageContaining("This network is closed");
  }

  /** Its weights come twice in the list of parameters. */
  @Test
  void aBlockInTwoWrappersIsFilledOnceAndKeepsItsOwnWeights() {
    InMemoryDataset steps =
        new InMemoryDataset(MANAGER.ones(new Shape(2, 3, 4)), MANAGER.zeros(new Shape(2)));
    Node x = Node.input("x", new Shape(3, 4));
    Block once = new TimeDistributed(new Dense(2));
    Block shared = new Dense(2);
    Node one = Node.of(new Concatenate(), x.then(once), x.then(once));
    Node other =
        Node.of(
            new Concatenate(),
            x.then(new TimeDistributed(shared)),
            x.then(new TimeDistributed(shared)));
    try (Network first = new Network(new Graph(List.of(x), one));
        Network second = new Network(new Graph(List.of(x), other))) {
      float[] before = second.predict(steps).toFloatArray();
      assertThat(same(MadeUpWeights.answers(first, steps), MadeUpWeights.answers(second, steps)))
          .isTrue();
      assertThat(second.predict(steps).toFloatArray()).isEqualTo(before);
    }
  }
}
