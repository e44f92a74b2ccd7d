package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.List;
import labs.nn.Concatenate;
import labs.nn.Dense;
import labs.nn.Graph;
import labs.nn.Node;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class GraphNetworkTest {

  /** Two inputs, x and y of a point, through one shared encoder. */
  private static Network twoInputs() {
    Node a = Node.input("a", new Shape(1));
    Node b = Node.input("b", new Shape(1));
    Block encoder = new Dense(4, Activation::tanh);
    Node hidden = a.then(encoder).named("hidden");
    Node both = Node.of(new Concatenate(), hidden, b.then(encoder));
    Network network =
        new Network(new Graph(List.of(a, b), both.then(new Dense(1, Activation::sigmoid))));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
  }

  private static Samples twoArrays(int size) {
    return new Samples(size) {
      @Override
      NDList inputs(NDManager manager, int[] indices) {
        NDArray points = super.inputs(manager, indices).head();
        return new NDList(points.get(":, 0:1"), points.get(":, 1:2"));
      }
    };
  }

  @Test
  void learnsWithSharedWeights() {
    try (Network network = twoInputs()) {
      assertThat(network.parameterCount()).isEqualTo(4 + 4 + 8 + 1);
      network.fit(twoArrays(400), Fit.epochs(30).batchSize(10));
      assertThat(network.evaluate(twoArrays(400)).get("accuracy")).isGreaterThan(0.95f);
      assertThat(network.predict(twoArrays(50), "hidden").getShape()).isEqualTo(new Shape(50, 4));
    }
  }

  /** The same layers in both, from the same seed: the same training to the last bit. */
  @Test
  void trainsAsTheSequentialDoes() {
    Node x = Node.input("x", new Shape(Samples.FEATURES));
    Node y = x.then(new Dense(5, Activation::relu)).then(new Dense(1, Activation::sigmoid));
    try (Network graph = new Network(new Graph(List.of(x), y));
        Network chain =
            new Network(
                new Shape(Samples.FEATURES),
                new Dense(5, Activation::relu),
                new Dense(1, Activation::sigmoid))) {
      Samples samples = new Samples(100);
      graph.compile("adam", "binary_crossentropy");
      chain.compile("adam", "binary_crossentropy");
      assertThat(graph.fit(samples, Fit.epochs(3)).get("loss"))
          .isEqualTo(chain.fit(samples, Fit.epochs(3)).get("loss"));
    }
  }

  @Test
  void summaryHasConnections() {
    try (Network network = twoInputs()) {
      Table summary = network.summary();
      assertThat(summary.stringColumn("Layer").asList())
          .containsExactly("a", "b", "hidden", "Concatenate", "Dense", "Total");
      assertThat(summary.stringColumn("Connected to").asList())
          .containsExactly("", "", "a, b", "hidden, hidden", "Concatenate", "");
      assertThat(summary.longColumn("Param #").asObjectArray())
          .containsExactly(0L, 0L, 8L, 0L, 9L, 17L);
    }
  }

  @Test
  void isDrawn() {
    try (Network network = twoInputs()) {
      assertThat(network.drawing().bundle().get("text/vnd.mermaid"))
          .isEqualTo(
              """
              graph TD
                n0["a<br/>(batch, 1)"]
                n1["b<br/>(batch, 1)"]
                n2["hidden<br/>(batch, 4)"]
                n0 --> n2
                n1 --> n2
                n3["Concatenate<br/>(batch, 8)"]
                n2 --> n3
                n2 --> n3
                n4["Dense<br/>(batch, 1)"]
                n3 --> n4
              """);
      assertThat(network.drawing().bundle().get("text/plain"))
          .asString()
          .contains("hidden (batch, 4) from a, b");
    }
    try (Network chain = new Network(new Shape(2), new Dense(1))) {
      assertThatThrownBy(chain::drawing).hasMessageContaining("made of a Graph");
    }
  }
}
