package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
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

  private NDList masked() {
    mask.setName(Mask.NAME);
    return new NDList(x, mask);
  }

  private NDList run(Sequential chain, NDList inputs) {
    chain.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 1));
    return chain.forward(store, inputs, false);
  }
}
