package labs.nn;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient is the derivative of what the block computes. */
class GradientTest {
  private final NDManager manager = NDManager.newBaseManager();
  private int threads;

  /** With one there would be no halves of a batch, and no branches side by side. */
  @BeforeEach
  void two() {
    threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
  }

  @AfterEach
  void close() {
    JniUtils.setNumThreads(threads);
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

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(new Conv1D(2, 2, Activation::tanh).same(), new Shape(2, 5, 3)),
        arguments(new Conv1D(2, 4).same(), new Shape(2, 5, 3)),
        arguments(new Conv1D(2, 3, Activation::tanh), new Shape(2, 5, 3)),
        arguments(new Conv2D(2, 2, Activation::tanh), new Shape(2, 4, 4, 2)),
        arguments(new TimeDistributed(new Dense(2, Activation::tanh)), new Shape(2, 3, 2)),
        arguments(new RepeatVector(3), new Shape(2, 2)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void ofTheOthers(Block block, Shape input) {
    FiniteDifferences.check(manager, block, numbers(input.getShape()));
  }

  static Stream<Arguments> pooling() {
    return Stream.of(
        arguments(new MaxPooling1D(2), new Shape(2, 5, 3)),
        arguments(new MaxPooling2D(2), new Shape(2, 4, 5, 1)),
        arguments(new GlobalMaxPooling1D(), new Shape(2, 4, 3)),
        arguments(new GlobalAveragePooling2D(), new Shape(2, 3, 4, 2)));
  }

  /** No two numbers are near each other: a step must not make another one the largest. */
  @ParameterizedTest
  @MethodSource("pooling")
  void ofPooling(Block block, Shape input) {
    NDArray apart = manager.arange((float) input.size()).mul(37).mod(input.size()).div(10);
    FiniteDifferences.check(manager, block, apart.reshape(input));
  }

  @Test
  void ofAnEmbedding() {
    FiniteDifferences.check(
        manager, new Embedding(4, 2), manager.create(new int[] {3, 0, 3, 1}, new Shape(2, 2)));
  }

  private NDArray numbers(long... shape) {
    Engine.getInstance().setRandomSeed(2);
    return manager.randomNormal(new Shape(shape), DataType.FLOAT64);
  }
}
