package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeDistributedTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  /** The images of a number: an encoder for one image, here a plain DJL block, for all of them. */
  @Test
  void takesBlocksThatChangeTheRank() {
    TimeDistributed block = new TimeDistributed(Blocks.batchFlattenBlock());
    Shape shape = new Shape(2, 3, 4, 5, 1);
    block.initialize(manager, DataType.FLOAT32, shape);
    NDArray x = manager.arange(120f).reshape(shape);
    NDArray y = block.forward(store, new NDList(x), false).head();
    assertThat(y).isEqualTo(x.reshape(2, 3, 20));
    assertThat(block.getOutputShapes(new Shape[] {shape})).containsExactly(new Shape(2, 3, 20));
  }

  @Test
  void handsTheMaskOn() {
    TimeDistributed block = new TimeDistributed(new Dense(3));
    block.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 4));
    NDArray mask = manager.ones(new Shape(2, 3), DataType.BOOLEAN);
    mask.setName(Mask.NAME);
    NDList out = block.forward(store, new NDList(manager.ones(new Shape(2, 3, 4)), mask), false);
    assertThat(Mask.of(out)).isSameAs(mask);
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(
            () ->
                new TimeDistributed(new Dense(3))
                    .initialize(manager, DataType.FLOAT32, new Shape(2, 3)))
        .hasMessageContaining("(batch, time, ...), received (2, 3)");
  }
}
