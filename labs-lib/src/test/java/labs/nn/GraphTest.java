package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);
  private final Shape sample = new Shape(3);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void equalsASequentialOfTheSameLayers() {
    Block first = new Dense(4, Activation::tanh);
    Block second = new Dense(2);
    Node x = Node.input("x", sample);
    Graph graph = new Graph(List.of(x), x.then(first).then(second));
    graph.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
    NDList data = new NDList(manager.randomNormal(new Shape(5, 3)));
    NDArray expected = new Sequential(first, second).forward(store, data, false).head();
    assertThat(graph.forward(store, data, false).head().toFloatArray())
        .isEqualTo(expected.toFloatArray());
  }

  @Test
  void sharesTheWeightsOfABlockUsedTwice() {
    Node a = Node.input("a", sample);
    Node b = Node.input("b", sample);
    Block encoder = new Dense(2);
    Graph graph =
        new Graph(List.of(a, b), Node.of(new Concatenate(), a.then(encoder), b.then(encoder)));
    Shape[] shapes = {new Shape(1, 3), new Shape(1, 3)};
    graph.initialize(manager, DataType.FLOAT32, shapes);
    assertThat(graph.getParameters()).hasSize(2);
    assertThat(graph.getOutputShapes(shapes)).containsExactly(new Shape(1, 4));
    NDArray x = manager.randomNormal(new Shape(2, 3));
    NDArray y = graph.forward(store, new NDList(x, x), false).head();
    assertThat(y.get(":, :2").toFloatArray()).isEqualTo(y.get(":, 2:").toFloatArray());
  }

  @Test
  void innerNodesAreOutputsToo() {
    Node a = Node.input("a", sample);
    Node b = Node.input("b", sample);
    Node hidden = a.then(new Dense(2)).named("hidden");
    Graph graph =
        new Graph(List.of(a, b), Node.of(new Concatenate(), hidden, b).then(new Dense(1)));
    graph.initialize(manager, DataType.FLOAT32, new Shape(1, 3), new Shape(1, 3));
    NDArray x = manager.randomNormal(new Shape(2, 3));
    NDArray state = graph.upTo("hidden").forward(store, new NDList(x, x), false).head();
    NDArray expected = hidden.block.forward(store, new NDList(x), false).head();
    assertThat(state.toFloatArray()).isEqualTo(expected.toFloatArray());
    assertThatThrownBy(() -> graph.upTo("hiden")).hasMessageContaining("[a, b, hidden]");
  }

  @Test
  void listsEachBlockOnce() {
    Node a = Node.input("a", sample);
    Node b = Node.input("b", sample);
    Block encoder = new Dense(2);
    Node both = Node.of(new Concatenate(), a.then(encoder), b.then(encoder));
    Graph graph = new Graph(List.of(a, b), both.then(new Dense(5)).named("sum"));
    Shape[] shapes = {new Shape(1, 3), new Shape(1, 3)};
    graph.initialize(manager, DataType.FLOAT32, shapes);
    List<Graph.Row> layers = graph.rows(shapes);
    assertThat(layers)
        .extracting(Graph.Row::name)
        .containsExactly("a", "b", "Dense", "Concatenate", "sum");
    assertThat(layers.get(2).connectedTo()).containsExactly("a", "b");
    assertThat(layers.get(3).connectedTo()).containsExactly("Dense", "Dense");
    assertThat(layers.get(4).outputShapes()).containsExactly(new Shape(1, 5));
  }

  /** Steps of two lengths have no mask in common; a block that takes both sees the arrays. */
  @Test
  void masksOfTwoLengthsEnd() {
    Node a = Node.input("a", new Shape(3));
    Node b = Node.input("b", new Shape(2));
    Block behind = new LambdaBlock(x -> new NDList(x.get(0).concat(x.get(1), 1)));
    Node both =
        Node.of(
            behind, a.then(new Embedding(4, 2).maskZero()), b.then(new Embedding(4, 2).maskZero()));
    Graph graph = new Graph(List.of(a, b), both);
    graph.initialize(manager, DataType.FLOAT32, new Shape(1, 3), new Shape(1, 2));
    NDArray first = manager.create(new int[][] {{0, 2, 3}});
    NDArray second = manager.create(new int[][] {{1, 0}});
    NDArray y = graph.forward(store, new NDList(first, second), false).singletonOrThrow();
    assertThat(y.getShape()).isEqualTo(new Shape(1, 5, 2));
  }

  /**
   * Two inputs of three steps: step 1 is padding in both, step 2 by the mask of the second alone.
   */
  @Test
  void masksTravelAndMeet() {
    NDArray x = manager.create(new float[] {9, 2, 4}, new Shape(1, 3, 1));
    NDArray mask = manager.create(new boolean[] {false, true, true}, new Shape(1, 3));
    mask.setName(Mask.NAME);
    Node a = Node.input("a", new Shape(3, 1));
    Graph alone = new Graph(List.of(a), a.then(Activation.reluBlock()).then(new MaskedMean()));
    alone.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 1));
    assertThat(alone.forward(store, new NDList(x, mask), false).singletonOrThrow().toFloatArray())
        .containsExactly(3);
    assertThat(alone.forward(store, new NDList(x), false).head().toFloatArray()).containsExactly(5);

    Node b = Node.input("b", new Shape(3, 1));
    Node longer = b.then(new LastStepAlone());
    Graph both =
        new Graph(List.of(a, b), Node.of(new Concatenate(), a, longer).then(new MaskedMean()));
    both.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 1), new Shape(1, 3, 1));
    assertThat(both.forward(store, new NDList(x, x, mask), false).head().toFloatArray())
        .containsExactly(4, 4);
  }

  @Test
  void saysWhatItExpected() {
    Node a = Node.input("a", sample);
    Node b = Node.input("b", sample);
    Node both = Node.of(new Concatenate(), a, b);
    assertThatThrownBy(() -> new Graph(List.of(a), both))
        .hasMessageContaining("'b' among its inputs, received [a]");
    assertThatThrownBy(() -> Node.of(new Concatenate())).hasMessageContaining("received none");
    Graph graph = new Graph(List.of(a, b), both);
    assertThatThrownBy(() -> graph.initialize(manager, DataType.FLOAT32, new Shape(1, 3)))
        .hasMessageContaining("2 input arrays [a, b], received 1");
  }
}
