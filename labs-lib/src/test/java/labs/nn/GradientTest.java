package labs.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient is the derivative of what the block computes. */
class GradientTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Block> recurrent() {
    return Stream.of(
        new SimpleRNN(2),
        new SimpleRNN(2).returnSequences(),
        new LSTM(2),
        new LSTM(2).returnSequences(),
        new GRU(2),
        new GRU(2).returnSequences(),
        new Bidirectional(new SimpleRNN(2)),
        new Bidirectional(new LSTM(2).returnSequences()),
        new Bidirectional(new GRU(2)));
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void withoutAMask(Block block) {
    FiniteDifferences.check(manager, block, numbers(2, 3, 2));
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void withAMask(Block block) {
    boolean[] real = {false, true, true, true, false, false, false, false, false};
    NDArray mask = manager.create(real, new Shape(3, 3));
    mask.setName(Mask.NAME);
    FiniteDifferences.check(manager, block, numbers(3, 3, 2), mask);
  }

  @Test
  void ofTheOthers() {
    FiniteDifferences.check(
        manager, new Embedding(4, 2), manager.create(new int[] {3, 0, 3, 1}, new Shape(2, 2)));
    FiniteDifferences.check(
        manager, new TimeDistributed(new Dense(2, Activation::tanh)), numbers(2, 3, 2));
    FiniteDifferences.check(manager, new RepeatVector(3), numbers(2, 2));
  }

  private NDArray numbers(long... shape) {
    Engine.getInstance().setRandomSeed(2);
    return manager.randomNormal(new Shape(shape), DataType.FLOAT64);
  }
}
