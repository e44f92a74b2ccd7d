package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import java.util.List;
import labs.Golden;
import org.junit.jupiter.api.Test;

class LastActivationTest {

  @Test
  void isFoundWhereverABlockEnds() {
    assertThat(LastActivation.of(new Dense(1, Activation::sigmoid), 2))
        .isEqualTo(LastActivation.SIGMOID);
    assertThat(LastActivation.of(new Dense(784, x -> Activation.sigmoid(x)), 2))
        .isEqualTo(LastActivation.SIGMOID);
    assertThat(LastActivation.of(new Dense(5, x -> x.softmax(-1)), 4))
        .isEqualTo(LastActivation.SOFTMAX);
    Block letters =
        new TimeDistributed(new Dense(12, x -> x.exp().div(x.exp().sum(new int[] {-1}, true))));
    assertThat(LastActivation.of(new Sequential(new LSTM(3), new Sequential(letters)), 3))
        .isEqualTo(LastActivation.SOFTMAX);
    assertThat(LastActivation.of(new Sequential(new Dense(2), Activation.sigmoidBlock()), 2))
        .isEqualTo(LastActivation.SIGMOID);
    assertThat(LastActivation.of(new Dense(3, x -> x.softmax(1)), 2))
        .isEqualTo(LastActivation.SOFTMAX);
    Node in = Node.input("in", new Shape(3));
    Graph graph = new Graph(List.of(in), in.then(new Dense(3, x -> x.softmax(-1))));
    assertThat(LastActivation.of(graph, 2)).isEqualTo(LastActivation.SOFTMAX);
  }

  @Test
  void isNotTakenForAnother() {
    for (Block other :
        List.of(
            new Dense(3),
            new Dense(3, Activation::relu),
            new Dense(3, Activation::tanh),
            new Dense(3, x -> Activation.sigmoid(x.mul(1.01))),
            new Dense(3, x -> x.softmax(0)),
            new Dense(3, x -> x.softmax(1)),
            new Dense(1, x -> x.softmax(-1)),
            new Dense(3, x -> x.reshape(-1, 4, 4)),
            new LSTM(3),
            new LambdaBlock(x -> new NDList(x.head().square())))) {
      assertThat(LastActivation.of(other, 3)).isNull();
    }
  }

  @Test
  void isLeftOutOfTheLogits() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterStore store = new ParameterStore(manager, false);
      NDArray x = manager.randomNormal(new Shape(2, 4, 3));
      for (Block block :
          List.of(
              new Sequential(new Dense(3, Activation::sigmoid), new Dense(2, Activation::sigmoid)),
              new Sequential(
                  new Dense(2, Activation::relu),
                  new TimeDistributed(new Dense(3, y -> y.softmax(-1)))),
              new Sequential(new Dense(2, Activation::sigmoid), Activation.sigmoidBlock()),
              new TimeDistributed(new Dense(3, y -> y.softmax(1))),
              new Sequential(
                  new TimeDistributed(new Dense(3)),
                  new TimeDistributed(new LambdaBlock(y -> new NDList(y.head().softmax(-1))))),
              new Sequential(new Dense(3), new TimeDistributed(Activation.sigmoidBlock())))) {
        block.initialize(manager, DataType.FLOAT32, x.getShape());
        NDArray logits = LastActivation.logits(block, store, new NDList(x), false).head();
        Golden.assertClose(
            LastActivation.of(block, 3).apply(logits),
            block.forward(store, new NDList(x), false).head());
        assertThat(logits.min().getFloat()).isNotEqualTo(logits.max().getFloat());
      }
    }
  }
}
