package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A padded batch gives what each of its sequences gives alone, wherever the padding stands. */
class RecurrentMaskTest {
  private static final int TIME = 6;
  private static final int FEATURES = 4;
  private static final int UNITS = 3;
  private static final int[] LENGTHS = {6, 2, 0, 5, 1};

  private enum Padding {
    LEFT,
    RIGHT,
    BETWEEN
  }

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (boolean sequences : new boolean[] {false, true}) {
      for (boolean both : new boolean[] {false, true}) {
        for (Padding padding : Padding.values()) {
          cases.add(Arguments.of(wrap(new SimpleRNN(UNITS), sequences, both), padding, sequences));
          cases.add(Arguments.of(wrap(new LSTM(UNITS), sequences, both), padding, sequences));
          cases.add(Arguments.of(wrap(new GRU(UNITS), sequences, both), padding, sequences));
        }
      }
    }
    return cases.stream();
  }

  private static Block wrap(Recurrent layer, boolean sequences, boolean both) {
    Recurrent whole = sequences ? layer.returnSequences() : layer;
    return both ? new Bidirectional(whole) : whole;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void paddedEqualsAlone(Block block, Padding padding, boolean sequences) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Engine.getInstance().setRandomSeed(5);
      block.initialize(manager, DataType.FLOAT32, new Shape(1, TIME, FEATURES));
      // Biases that are not zero would move a state over padding that is read.
      block.getParameters().values().stream()
          .filter(parameter -> parameter.getName().equals("bias"))
          .forEach(parameter -> parameter.getArray().set(values(parameter.getShape())));
      ParameterStore store = new ParameterStore(manager, false);
      Shape shape = new Shape(LENGTHS.length, TIME, FEATURES);
      NDArray x = manager.randomNormal(shape);
      boolean[] real = real(padding);
      NDArray mask = manager.create(real, shape.slice(0, 2));
      mask.setName(Mask.NAME);
      NDList out = block.forward(store, new NDList(x, mask), false);
      assertThat(Mask.of(out)).isSameAs(sequences ? mask : null);
      for (int i = 0; i < LENGTHS.length; i++) {
        NDArray y = out.head().get(i);
        if (LENGTHS[i] == 0) {
          if (!sequences) {
            assertThat(y.abs().max().getFloat()).isZero();
          }
          continue;
        }
        NDArray rows = steps(manager, real, i);
        NDArray one = x.get(i).get(rows).expandDims(0);
        NDArray alone = block.forward(store, new NDList(one), false).head().get(0);
        Golden.assertClose(sequences ? y.get(rows) : y, alone);
      }
    }
  }

  private static boolean[] real(Padding padding) {
    boolean[] real = new boolean[LENGTHS.length * TIME];
    for (int i = 0; i < LENGTHS.length; i++) {
      for (int n = 0; n < LENGTHS[i]; n++) {
        int t =
            switch (padding) {
              case LEFT -> TIME - LENGTHS[i] + n;
              case RIGHT -> n;
              case BETWEEN -> n == 0 ? 0 : TIME - LENGTHS[i] + n;
            };
        real[i * TIME + t] = true;
      }
    }
    return real;
  }

  private static NDArray steps(NDManager manager, boolean[] real, int sample) {
    return manager.create(
        IntStream.range(0, TIME).filter(t -> real[sample * TIME + t]).asLongStream().toArray());
  }

  private static float[] values(Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i + 1);
    }
    return values;
  }
}
