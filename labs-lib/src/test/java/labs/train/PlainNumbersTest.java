package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.dataset.Batch;
import java.util.List;
import java.util.stream.Stream;
import labs.nn.Bidirectional;
import labs.nn.Conv1D;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.GRU;
import labs.nn.GlobalMaxPooling1D;
import labs.nn.LSTM;
import labs.nn.MaxPooling1D;
import labs.nn.SimpleRNN;
import labs.notebook.PrivateField;
import labs.pipeline.InMemoryDataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A step has no array made of a plain number: a GPU would wait for the copy of each. Here such an
 * array lies on a Java buffer, which the scope of a tape keeps.
 */
class PlainNumbersTest {
  private static final PrivateField BUFFERS = new PrivateField(TapeScope.class, "buffers");

  static Stream<Arguments> layers() {
    return Stream.of(
            List.of(new SimpleRNN(3)),
            List.of(new Bidirectional(new GRU(3))),
            List.of(new Bidirectional(new LSTM(3).returnSequences()), new LSTM(3)),
            List.of(new Conv1D(3, 2), new GlobalMaxPooling1D()),
            List.of(new Conv1D(3, 3, Activation::relu).same(), new MaxPooling1D(2), new GRU(3)))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void noneIsMadeForReviewsWithPadding(List<Block> layers) {
    Stream<Block> all =
        Stream.of(
                Stream.of(new Embedding(10, 4).maskZero()),
                layers.stream(),
                Stream.of(new Dense(1, Activation::sigmoid)))
            .flatMap(part -> part);
    try (NDManager manager = NDManager.newBaseManager();
        Network network = new Network(new Shape(6), all.toArray(Block[]::new))) {
      network.compile("adam", "binary_crossentropy", "accuracy");
      NDArray ids = manager.create(new int[][] {{0, 0, 1, 2, 3, 4}, {5, 6, 0, 0, 0, 0}});
      NDArray answers = manager.create(new float[] {0, 1}, new Shape(2, 1));
      network.state.lastActivation(); // tried on numbers, once
      Measures measures = new Measures(network.state, "pass", true);
      try (Batch batch = new InMemoryDataset(ids, answers).batch(manager, new int[] {0, 1});
          TapeScope scope = new TapeScope();
          GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        Measures.Outcome outcome = measures.run(batch, true);
        tape.backward(measures.cost(outcome));
        measures.add(outcome, outcome.loss().stopGradient());
        assertThat((List<?>) BUFFERS.get(scope)).isEmpty();
      }
    }
  }
}
