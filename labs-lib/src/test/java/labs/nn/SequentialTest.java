package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import labs.train.GradientTape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequentialTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);
  private final NDArray x = manager.create(new float[] {1, 2, 9, 3, 9, 9}, new Shape(2, 3, 1));
  private final NDArray mask =
      manager.create(new boolean[] {true, true, false, true, false, false}, new Shape(2, 3));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void handsTheMaskPastLayersThatKeepTime() {
    Sequential chain =
        new Sequential(Activation.reluBlock(), new MaskedMean(), Activation.reluBlock());
    NDList out = run(chain, masked());
    assertThat(out).hasSize(1);
    assertThat(out.head().toFloatArray()).containsExactly(1.5f, 3f);
  }

  @Test
  void endsTheMaskWhereTimeEnds() {
    Sequential chain = new Sequential(new MaskedMean(), new Dense(2));
    assertThat(Mask.of(run(chain, masked()))).isNull();
  }

  @Test
  void returnsTheMaskWhereTimeGoesOn() {
    NDList out = run(new Sequential(new Dense(2)), masked());
    assertThat(Mask.of(out)).isSameAs(mask);
  }

  @Test
  void worksWithoutAMask() {
    NDList out = run(new Sequential(new MaskedMean()), new NDList(x));
    assertThat(out.head().toFloatArray()).containsExactly(4f, 7f);
  }

  @Test
  void wantsABlock() {
    assertThatThrownBy(Sequential::new).hasMessageContaining("at least one block");
  }

  @Test
  void doesARelu2dBehindThePooling() {
    sameAsOneByOne(
        new Shape(5, 7, 9, 2),
        null,
        activation -> new Conv2D(4, 3, activation),
        new MaxPooling2D(2),
        new Shape(5, 2, 3, 4));
  }

  @Test
  void doesARelu1dBehindThePoolingOfRealSteps() {
    NDArray padding = manager.ones(new Shape(3, 8), DataType.BOOLEAN);
    padding.set(new NDIndex("1, 5:"), 0);
    padding.set(new NDIndex("2, :3"), 0);
    padding.setName(Mask.NAME);
    sameAsOneByOne(
        new Shape(3, 8, 2),
        padding,
        activation -> new Conv1D(4, 3, activation).same(),
        new MaxPooling1D(2),
        new Shape(3, 4, 4));
  }

  /** A convolution in a chain: the numbers and gradients of its blocks one by one, to the bit. */
  private void sameAsOneByOne(
      Shape shape,
      NDArray padding,
      Function<UnaryOperator<NDArray>, Layer> convolution,
      Layer pooling,
      Shape pooled) {
    List<Shape> activated = new ArrayList<>();
    UnaryOperator<NDArray> relu =
        y -> {
          activated.add(y.getShape());
          return Activation.relu(y);
        };
    Layer first = convolution.apply(relu);
    Sequential chain = new Sequential(first, pooling, new Flatten(), new Dense(1));
    chain.initialize(manager, DataType.FLOAT32, shape);
    NDArray given = manager.randomNormal(shape);
    NDList inputs = Mask.append(new NDList(given), padding);
    NDArray[] by = {given, weight(first, "weight"), weight(first, "bias")};

    activated.clear();
    NDArray[] whole = gradients(() -> chain.forward(store, inputs, true).head(), by);
    assertThat(activated).containsExactly(pooled);
    NDArray[] oneByOne =
        gradients(
            () -> {
              NDList y = inputs;
              for (Block block : chain.getChildren().values()) {
                y = block.forward(store, block instanceof UsesMask ? y : Mask.without(y), true);
              }
              return y.head();
            },
            by);
    for (int i = 0; i < by.length; i++) {
      assertThat(whole[i]).isEqualTo(oneByOne[i]);
    }
    assertThat(whole[1].abs().sum().getFloat()).isPositive();
  }

  @Test
  void doesAnotherActivationWhereItStands() {
    // a window's least number becomes its greatest
    Sequential chain = new Sequential(new Conv1D(1, 1, NDArray::neg), new MaxPooling1D(3));
    NDArray y = run(chain, new NDList(x)).head();
    float w = weight((Layer) chain.getChildren().get(0).getValue(), "weight").getFloat();
    float[] expected = w > 0 ? new float[] {-w, -3 * w} : new float[] {-9 * w, -9 * w};
    assertThat(y.toFloatArray()).containsExactly(expected, within(1e-6f));
  }

  private static NDArray weight(Layer layer, String name) {
    return layer.getDirectParameters().get(name).getArray();
  }

  private NDArray[] gradients(Supplier<NDArray> y, NDArray... by) {
    GradientTape.Gradients tape = GradientTape.record(() -> y.get().square().sum(), by);
    return tape.gradients().stream().map(NDArray::duplicate).toArray(NDArray[]::new);
  }

  private NDList masked() {
    mask.setName(Mask.NAME);
    return new NDList(x, mask);
  }

  private NDList run(Sequential chain, NDList inputs) {
    chain.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 1));
    return chain.forward(store, inputs, false);
  }
}
