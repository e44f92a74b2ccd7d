package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.stream.IntStream;
import labs.Golden;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A text's answer is the one that it gets without padding, whatever stands before the pooling. */
class PaddingTest {
  private static final int FEATURES = 3;

  private enum Reader {
    RNN,
    LSTM,
    GRU,
    BOTH_RNN,
    BOTH_LSTM,
    BOTH_GRU,
    SAME,
    SAME_EVEN,
    VALID,
    POOL,
    EACH_STEP,
    NESTED;

    Block block() {
      return switch (this) {
        case RNN -> new SimpleRNN(4).returnSequences();
        case LSTM -> new LSTM(4).returnSequences();
        case GRU -> new GRU(4).returnSequences();
        case BOTH_RNN -> new Bidirectional(new SimpleRNN(2).returnSequences());
        case BOTH_LSTM -> new Bidirectional(new LSTM(2).returnSequences());
        case BOTH_GRU -> new Bidirectional(new GRU(2).returnSequences());
        case SAME -> new Conv1D(4, 3, Activation::tanh).same();
        case SAME_EVEN -> new Conv1D(4, 4, Activation::tanh).same();
        case VALID -> new Conv1D(4, 2, Activation::tanh);
        case POOL -> new MaxPooling1D(2);
        case EACH_STEP -> new TimeDistributed(new Dense(4, Activation::tanh));
        case NESTED -> new Sequential(new Dense(4), new LSTM(4).returnSequences());
      };
    }

    /** How many steps come out of so many. */
    int steps(int length) {
      return this == VALID ? length - 1 : this == POOL ? length / 2 : length;
    }
  }

  /** Real steps and padding in any order. */
  @Provide
  Arbitrary<boolean[]> masks() {
    return Arbitraries.of(true, false).array(boolean[].class).ofSize(9);
  }

  @Property(tries = 150)
  void doesNotChangeAnAnswer(
      @ForAll @Size(min = 1, max = 3) List<Reader> readers,
      @ForAll("masks") boolean[] first,
      @ForAll("masks") boolean[] second,
      @ForAll @IntRange(max = 4) int before,
      @ForAll @IntRange(max = 4) int after) {
    try (NDManager manager = NDManager.newBaseManager()) {
      boolean[][] real = {with(first, before, after), with(second, before, after)};
      int time = real[0].length;
      Block block = chain(manager, readers, time);
      ParameterStore store = new ParameterStore(manager, false);
      NDArray x = manager.randomNormal(new Shape(2, time, FEATURES)).mul(3);
      boolean[] both = new boolean[2 * time];
      System.arraycopy(real[0], 0, both, 0, time);
      System.arraycopy(real[1], 0, both, time, time);
      NDArray mask = manager.create(both, new Shape(2, time));
      mask.setName(Mask.NAME);
      NDArray padded = block.forward(store, new NDList(x, mask), false).head();
      for (int i = 0; i < 2; i++) {
        boolean[] here = real[i];
        long[] rows = IntStream.range(0, time).filter(t -> here[t]).asLongStream().toArray();
        int left = rows.length;
        for (Reader reader : readers) {
          left = Math.max(0, reader.steps(left));
        }
        if (left == 0) { // no window of it is real
          assertThat(padded.get(i).toFloatArray()).containsOnly(0);
        } else {
          NDArray alone = x.get(i).get(manager.create(rows)).expandDims(0);
          Golden.assertClose(
              padded.get(i), block.forward(store, new NDList(alone), false).head().get(0));
        }
      }
    }
  }

  /** A pooling that knows nothing of masks still sees steps of the text alone. */
  @Test
  void isTheLastOutputForBlocksWithoutMasks() {
    try (NDManager manager = NDManager.newBaseManager()) {
      for (Reader reader : List.of(Reader.RNN, Reader.LSTM, Reader.BOTH_GRU, Reader.SAME)) {
        Block block = chain(manager, List.of(reader), 5);
        Block inner = block.getChildren().values().get(0);
        NDArray x = manager.randomNormal(new Shape(1, 5, FEATURES));
        NDArray mask = manager.create(new boolean[] {false, true, true, false, false});
        NDArray named = mask.reshape(1, 5);
        named.setName(Mask.NAME);
        ParameterStore store = new ParameterStore(manager, false);
        NDArray padded = inner.forward(store, new NDList(x, named), false).head();
        NDArray alone = inner.forward(store, new NDList(x.get(":, 1:3")), false).head();
        Golden.assertClose(padded.max(new int[] {1}), alone.max(new int[] {1}));
      }
    }
  }

  private static boolean[] with(boolean[] text, int before, int after) {
    boolean[] real = new boolean[before + text.length + after];
    System.arraycopy(text, 0, real, before, text.length);
    return real;
  }

  private static Block chain(NDManager manager, List<Reader> readers, int time) {
    Block[] blocks = new Block[readers.size() + 1];
    for (int i = 0; i < readers.size(); i++) {
      blocks[i] = readers.get(i).block();
    }
    blocks[readers.size()] = new GlobalMaxPooling1D();
    Sequential chain = new Sequential(blocks);
    Engine.getInstance().setRandomSeed(3);
    chain.initialize(manager, DataType.FLOAT32, new Shape(1, time, FEATURES));
    chain.getParameters().values().stream()
        .filter(parameter -> parameter.getName().equals("bias"))
        .forEach(bias -> bias.getArray().addi(0.7f));
    return chain;
  }
}
