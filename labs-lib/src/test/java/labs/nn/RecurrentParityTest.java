package labs.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs and gradients of every recurrent layer equal Keras's, with a mask and without. */
class RecurrentParityTest {

  static Stream<String> cases() {
    List<String> cases = new ArrayList<>();
    for (String layer :
        List.of("simple_rnn", "lstm", "gru", "bidirectional_lstm", "bidirectional_gru")) {
      for (String output : List.of("last", "seq")) {
        cases.add(layer + "_" + output + "_plain");
        cases.add(layer + "_" + output + "_masked");
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(String name) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, name);
      Block block = block(name);
      NDArray x = golden.get("x");
      block.initialize(manager, DataType.FLOAT32, x.getShape());
      KerasWeights.load(golden, block, "kernel", "recurrent_kernel", "bias");
      NDList inputs = new NDList(x);
      NDArray real = null;
      if (name.endsWith("masked")) {
        NDArray mask = golden.get("mask").toType(DataType.BOOLEAN, true);
        mask.setName(Mask.NAME);
        inputs.add(mask);
        real = name.contains("_seq_") ? mask.expandDims(2).toType(DataType.FLOAT32, false) : null;
      }
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray y = block.forward(new ParameterStore(manager, false), inputs, true).head();
        Golden.assertClose(only(y, real), only(golden.get("y"), real));
        tape.backward(y.mul(golden.get("coef")).sum());
      }
      KerasWeights.assertGradients(golden, block);
    }
  }

  private static NDArray only(NDArray y, NDArray real) {
    return real == null ? y : y.mul(real);
  }

  private static Block block(String name) {
    Recurrent layer =
        name.contains("lstm") ? new LSTM(3) : name.contains("gru") ? new GRU(3) : new SimpleRNN(3);
    Recurrent whole = name.contains("_seq_") ? layer.returnSequences() : layer;
    return name.startsWith("bidirectional") ? new Bidirectional(whole) : whole;
  }
}
