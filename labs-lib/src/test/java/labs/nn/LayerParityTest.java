package labs.nn;

import static java.util.Map.entry;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs and gradients of every layer equal Keras's; of recurrent ones with a mask, too. */
class LayerParityTest {

  private static final Map<String, Supplier<Block>> OTHERS =
      Map.ofEntries(
          entry("dense_softmax", () -> new Dense(3, x -> x.softmax(-1))),
          entry("dense_tanh", () -> new Dense(3, Activation::tanh)),
          entry("embedding", () -> new Embedding(11, 4)),
          entry("conv1d_same", () -> new Conv1D(3, 3, Activation::relu).same()),
          entry("conv1d_valid", () -> new Conv1D(3, 3, Activation::relu)),
          entry("conv2d", () -> new Conv2D(3, 3, Activation::relu)),
          entry("maxpool1d", () -> new MaxPooling1D(2)),
          entry("maxpool2d", () -> new MaxPooling2D(2)),
          entry("global_average_pooling2d", GlobalAveragePooling2D::new),
          entry("repeat_vector", () -> new RepeatVector(5)),
          entry("time_distributed_dense", () -> new TimeDistributed(new Dense(3))));

  static Stream<String> cases() {
    List<String> cases = new ArrayList<>(OTHERS.keySet());
    for (String layer :
        List.of("simple_rnn", "lstm", "gru", "bidirectional_lstm", "bidirectional_gru")) {
      for (String output : List.of("last", "seq")) {
        cases.add(layer + "_" + output + "_plain");
        cases.add(layer + "_" + output + "_masked");
      }
    }
    return cases.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(String name) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, name);
      Block block = block(name);
      NDArray x = golden.get("x");
      if (block instanceof Embedding) {
        x = x.toType(DataType.INT32, true);
      }
      block.initialize(manager, DataType.FLOAT32, x.getShape());
      KerasWeights.load(golden, block);
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
        if (!block.getParameters().isEmpty()) {
          tape.backward(y.mul(golden.get("coef")).sum());
        }
      }
      KerasWeights.assertGradients(golden, block);
    }
  }

  private static NDArray only(NDArray y, NDArray real) {
    return real == null ? y : y.mul(real);
  }

  private static Block block(String name) {
    if (OTHERS.containsKey(name)) {
      return OTHERS.get(name).get();
    }
    Recurrent layer =
        name.contains("lstm") ? new LSTM(3) : name.contains("gru") ? new GRU(3) : new SimpleRNN(3);
    Recurrent whole = name.contains("_seq_") ? layer.returnSequences() : layer;
    return name.startsWith("bidirectional") ? new Bidirectional(whole) : whole;
  }
}
