package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void takesBothKindsOfWholeNumbers() {
    Embedding embedding = initialized(new Embedding(11, 4));
    NDArray ints = manager.create(new int[] {1, 10}, new Shape(1, 2));
    NDArray longs = ints.toType(DataType.INT64, true);
    assertThat(embedding.forward(store, new NDList(longs), false).head())
        .isEqualTo(embedding.forward(store, new NDList(ints), false).head());
  }

  @Test
  void masksZero() {
    Embedding embedding = initialized(new Embedding(11, 4).maskZero());
    NDArray ids = manager.create(new int[] {0, 0, 3, 7, 0, 10}, new Shape(2, 3));
    NDList out = embedding.forward(store, new NDList(ids), false);
    assertThat(out).hasSize(2);
    assertThat(out.head().getShape()).isEqualTo(new Shape(2, 3, 4));
    assertThat(Mask.of(out).toBooleanArray())
        .containsExactly(false, false, true, true, false, true);
  }

  @Test
  void startsAsKeras() {
    NDArray weight =
        initialized(new Embedding(500, 20)).getDirectParameters().get("weight").getArray();
    assertThat(weight.max().getFloat()).isBetween(0.0495f, 0.05f);
    assertThat(weight.min().getFloat()).isBetween(-0.05f, -0.0495f);
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> new Embedding(0, 4))
        .hasMessageContaining("size of at least 1, received 0");
    Embedding embedding = initialized(new Embedding(11, 4));
    assertThat(embedding.getOutputShapes(new Shape[] {new Shape(2, 3)}))
        .containsExactly(new Shape(2, 3, 4));
    assertThatThrownBy(() -> forward(embedding, manager.ones(new Shape(2, 3))))
        .hasMessageContaining("whole numbers, received float32");
    assertThatThrownBy(() -> forward(embedding, manager.ones(new Shape(3), DataType.INT32)))
        .hasMessageContaining("(batch, time), received (3)");
  }

  @Test
  void saysWhichIdsHaveNoRow() {
    assumeFalse(manager.getDevice().isGpu(), "a GPU would take no more work from this process");
    Embedding embedding = initialized(new Embedding(11, 4));
    assertThatThrownBy(() -> forward(embedding, manager.create(new int[] {1, 11}, new Shape(1, 2))))
        .hasMessageContaining("ids from 0 to 10, received 1 to 11");
    assertThatThrownBy(
            () -> forward(embedding, manager.create(new long[] {-1, 1}, new Shape(1, 2))))
        .hasMessageContaining("received -1 to 1");
  }

  private void forward(Embedding embedding, NDArray ids) {
    embedding.forward(store, new NDList(ids), false);
  }

  private Embedding initialized(Embedding embedding) {
    embedding.initialize(manager, DataType.FLOAT32, new Shape(1, 5));
    return embedding;
  }
}
