package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each layer makes of wrong and of unusual inputs: an answer, or its own words. */
class LayerInputTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  private record Case(Supplier<Block> layer, Shape shape) {
    @Override
    public String toString() {
      return layer.get().getClass().getSimpleName();
    }
  }

  static Stream<Case> numbers() {
    Shape steps = new Shape(2, 4, 3);
    Shape images = new Shape(2, 4, 4, 3);
    return Stream.of(
        new Case(() -> new Dense(2), new Shape(2, 3)),
        new Case(() -> new Dense(2, Activation::relu), steps),
        new Case(() -> new Conv1D(2, 2), steps),
        new Case(() -> new Conv2D(2, 2), images),
        new Case(() -> new SimpleRNN(2), steps),
        new Case(() -> new LSTM(2).returnSequences(), steps),
        new Case(() -> new GRU(2), steps),
        new Case(() -> new Bidirectional(new LSTM(2)), steps),
        new Case(GlobalMaxPooling1D::new, steps),
        new Case(GlobalAveragePooling2D::new, images),
        new Case(() -> new MaxPooling1D(2), steps),
        new Case(() -> new MaxPooling2D(2), images),
        new Case(() -> new TimeDistributed(new Dense(2)), steps),
        new Case(() -> new Sequential(new Flatten(), new Dense(2)), images),
        new Case(() -> new Sequential(new RepeatVector(3), new GRU(2)), new Shape(2, 3)));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** double[][], int[][], bytes of an image, boolean[][]: what the float numbers would give. */
  @ParameterizedTest
  @MethodSource("numbers")
  void takesNumbersOfAnyType(Case each) {
    Block layer = each.layer().get();
    layer.initialize(manager, DataType.FLOAT32, each.shape());
    NDArray bits = manager.arange(0f, each.shape().size(), 1).mod(3).gt(0).reshape(each.shape());
    NDArray expected = run(layer, bits.toType(DataType.FLOAT32, true));
    for (DataType type :
        List.of(
            DataType.FLOAT64, DataType.INT32, DataType.INT64, DataType.UINT8, DataType.BOOLEAN)) {
      Golden.assertClose(run(layer, bits.toType(type, true)), expected);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INT8", "UINT8", "INT32", "INT64"})
  void takesIdsOfAnyWholeType(DataType type) {
    Embedding layer = new Embedding(5, 2);
    layer.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
    NDArray ids = manager.create(new int[] {4, 0, 2}, new Shape(1, 3));
    Golden.assertClose(run(layer, ids.toType(type, true)), run(layer, ids));
  }

  /** The layer's name, what was expected, and what came; nothing of PyTorch. */
  @ParameterizedTest
  @MethodSource("numbers")
  void refusesInWordsOfItsOwn(Case each) {
    Block layer = each.layer().get();
    layer.initialize(manager, DataType.FLOAT32, each.shape());
    Shape shape = each.shape();
    int last = shape.dimension() - 1;
    refuses(layer, manager.ones(new Shape(3)), "expected an input of shape", "received (3");
    refuses(layer, manager.create(new Shape(0).addAll(shape.slice(1))), "received", "empty");
    if (layer.getParameters().size() > 0) {
      Shape wider = shape.slice(0, last).add(7);
      refuses(layer, manager.ones(wider), "expected an input of shape", "received");
    }
    NDArray closed = manager.ones(shape);
    closed.close();
    refuses(layer, closed, "closed");
    assertThatThrownBy(
            () -> layer.forward(store, new NDList(manager.ones(shape), manager.ones(shape)), false))
        .hasMessageContaining("one input array, received 2");
  }

  @Test
  void whatIsPutSideBySideMustBeOpen() {
    NDArray closed = manager.ones(new Shape(2, 3));
    closed.close();
    NDList both = new NDList(manager.ones(new Shape(2, 3)), closed);
    assertThatThrownBy(() -> new Concatenate().forward(store, both, false))
        .hasMessageContainingAll("Concatenate", "closed");
    refuses(new Flatten(), manager.create(1f), "Flatten expected an input of shape (batch, ...)");
  }

  @Test
  void saysThatItHasNoWeightsYet() {
    refuses(new Dense(2), manager.ones(new Shape(2, 3)), "Dense", "no weights yet");
    refuses(new LSTM(2), manager.ones(new Shape(2, 3, 4)), "LSTM", "no weights yet");
  }

  @Test
  void saysThatItsWeightsAreClosed() {
    Dense dense = new Dense(2);
    try (NDManager other = manager.newSubManager()) {
      dense.initialize(other, DataType.FLOAT32, new Shape(2, 3));
    }
    refuses(dense, manager.ones(new Shape(2, 3)), "Dense", "weights", "closed");
  }

  @Test
  void namesTheBlockWherePyTorchRefuses() {
    Block wrong = new Sequential(new Dense(3, x -> x.matMul(manager.ones(new Shape(5, 2)))));
    wrong.initialize(manager, DataType.FLOAT32, new Shape(2, 3));
    assertThatThrownBy(() -> run(wrong, manager.ones(new Shape(2, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasCauseInstanceOf(EngineException.class)
        .hasMessageContaining("Dense can't calculate with an array of shape (2, 3)")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("frame #"));
  }

  @Test
  void refusesWindowsWiderThanTheInputWhenBuilt() {
    Shape steps = new Shape(1, 4, 3);
    Shape images = new Shape(1, 4, 4, 3);
    refusesToBeBuilt(new Conv1D(2, 5), steps, "Conv1D expected at least 5 steps");
    refusesToBeBuilt(new MaxPooling1D(5), steps, "MaxPooling1D expected at least 5 steps");
    refusesToBeBuilt(new Conv2D(2, 5), images, "Conv2D expected images of at least 5 x 5");
    refusesToBeBuilt(new MaxPooling2D(5), images, "MaxPooling2D expected images of at least 5 x 5");
    new Conv1D(2, 5).same().initialize(manager, DataType.FLOAT32, steps);
  }

  @Test
  void refusesAnotherShapeForALayerThatHasWeights() {
    Node in = Node.input("in", new Shape(2));
    Dense twice = new Dense(3);
    Graph graph = new Graph(List.of(in), in.then(twice).then(twice));
    assertThatThrownBy(() -> graph.initialize(manager, DataType.FLOAT32, new Shape(1, 2)))
        .hasMessageContainingAll("Dense", "(1, 2)", "(1, 3)", "another layer");
    Dense shared = new Dense(2);
    Graph fits = new Graph(List.of(in), in.then(shared).then(shared));
    fits.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
  }

  /** Its weights would be two parameters of one chain, and learn twice a step. */
  @Test
  void standsInAChainOnce() {
    Dense twice = new Dense(3);
    assertThatThrownBy(() -> new Sequential(twice, twice))
        .hasMessageContainingAll("one Dense twice", "Graph");
    Block relu = Activation.reluBlock();
    new Sequential(relu, twice, relu);
  }

  private void refusesToBeBuilt(Block layer, Shape shape, String... words) {
    assertThatThrownBy(() -> new Sequential(layer).initialize(manager, DataType.FLOAT32, shape))
        .hasMessageContainingAll(words);
  }

  private void refuses(Block layer, NDArray x, String... words) {
    assertThatThrownBy(() -> run(layer, x))
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("PyTorch"));
  }

  private NDArray run(Block layer, NDArray x) {
    return layer.forward(store, new NDList(x), false).head();
  }
}
