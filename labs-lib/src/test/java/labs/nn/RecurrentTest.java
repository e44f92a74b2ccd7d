package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(new SimpleRNN(32), 64 * 32 + 32 * 32 + 32, 32),
        Arguments.of(new LSTM(32), 12_416, 32),
        Arguments.of(new GRU(32), 3 * (64 * 32 + 32 * 32) + 6 * 32, 32),
        Arguments.of(new Bidirectional(new LSTM(32)), 24_832, 64));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void hasKerassParametersAndShapes(Block block, long parameters, long features) {
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 64));
    long count = block.getParameters().values().stream().mapToLong(p -> p.getShape().size()).sum();
    assertThat(count).isEqualTo(parameters);
    assertThat(block.getOutputShapes(new Shape[] {new Shape(2, 7, 64)}))
        .containsExactly(new Shape(2, features));
    NDArray y = block.forward(store, ones(2, 7, 64), false).head();
    assertThat(y.getShape()).isEqualTo(new Shape(2, features));
  }

  @Test
  void returnsSequences() {
    for (Block block :
        new Block[] {
          new LSTM(3).returnSequences(), new Bidirectional(new GRU(3).returnSequences())
        }) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 2));
      Shape y = block.forward(store, ones(2, 7, 2), false).head().getShape();
      assertThat(block.getOutputShapes(new Shape[] {new Shape(2, 7, 2)})).containsExactly(y);
      assertThat(y.slice(0, 2)).isEqualTo(new Shape(2, 7));
    }
  }

  @Test
  void startsAsKeras() {
    LSTM lstm = new LSTM(8);
    lstm.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 50));
    float[] bias = weight(lstm, "bias").toFloatArray();
    for (int i = 0; i < 32; i++) {
      assertThat(bias[i]).isEqualTo(i >= 8 && i < 16 ? 1 : 0);
    }
    float limit = (float) Math.sqrt(6.0 / (50 + 32));
    assertThat(weight(lstm, "weight").abs().max().getFloat()).isBetween(limit * 0.98f, limit);
    NDArray u = weight(lstm, "recurrent_weight");
    assertThat(u.transpose().matMul(u).sub(manager.eye(8)).abs().max().getFloat())
        .isLessThan(1e-6f);
    GRU gru = new GRU(8);
    gru.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 4));
    assertThat(weight(gru, "bias").getShape()).isEqualTo(new Shape(2, 24));
    assertThat(weight(gru, "bias").abs().max().getFloat()).isZero();
  }

  @Test
  void theSameSeedDrawsTheSameWeights() {
    assertThat(drawn(3)).isEqualTo(drawn(3)).isNotEqualTo(drawn(4));
  }

  private float[] drawn(int seed) {
    Engine.getInstance().setRandomSeed(seed);
    LSTM lstm = new LSTM(4);
    lstm.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 4));
    return weight(lstm, "recurrent_weight").toFloatArray();
  }

  @Test
  void theTwoDirectionsHaveWeightsOfTheirOwn() {
    Bidirectional both = new Bidirectional(new LSTM(4));
    both.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 4));
    assertThat(both.getParameters().keys())
        .containsExactly(
            "01forward_weight",
            "01forward_recurrent_weight",
            "01forward_bias",
            "02backward_weight",
            "02backward_recurrent_weight",
            "02backward_bias");
    assertThat(both.getParameters().valueAt(0).getArray().toFloatArray())
        .isNotEqualTo(both.getParameters().valueAt(3).getArray().toFloatArray());
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new GRU(0)).hasMessageContaining("GRU expected units of at least 1");
    assertThatThrownBy(() -> new LSTM(3).initialize(manager, DataType.FLOAT32, new Shape(2, 4)))
        .hasMessageContaining("LSTM expected an input of shape (batch, time, features)")
        .hasMessageContaining("(2, 4)");
    for (Block block : new Block[] {new LSTM(3), new Bidirectional(new LSTM(3))}) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 4));
      assertThatThrownBy(() -> block.forward(store, ones(2, 5, 6), false))
          .hasMessageContaining("(batch, time, 4), received (2, 5, 6)");
      assertThatThrownBy(() -> block.forward(store, ones(2, 4), false))
          .hasMessageContaining("received (2, 4)");
      assertThatThrownBy(() -> block.forward(store, ones(2, 0, 4), false))
          .hasMessageContaining("an empty array of shape (2, 0, 4)");
      NDArray mask = manager.ones(new Shape(2, 3), DataType.BOOLEAN);
      mask.setName(Mask.NAME);
      NDArray x = ones(2, 5, 4).head();
      assertThatThrownBy(() -> block.forward(store, new NDList(x, mask), false))
          .hasMessageContaining("a mask of shape (2, 5), received (2, 3)");
      assertThatThrownBy(() -> block.forward(store, new NDList(x, x), false))
          .hasMessageContaining("one input array, received 2");
    }
  }

  private NDList ones(long... shape) {
    return new NDList(manager.ones(new Shape(shape)));
  }

  private static NDArray weight(Block block, String name) {
    return block.getDirectParameters().get(name).getArray();
  }
}
