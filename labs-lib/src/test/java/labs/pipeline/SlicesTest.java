package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** The numbers 0 to 11 as two slices of (2, 3). */
  private NDArray twoByTwoByThree() {
    return manager.arange(12).reshape(2, 2, 3);
  }

  @Test
  void slicesKeepTheirShapeAndOrder() {
    Slices<int[][]> slices = new Slices<>(twoByTwoByThree(), int[][].class);
    assertThat(slices.next()).isDeepEqualTo(new int[][] {{0, 1, 2}, {3, 4, 5}});
    assertThat(slices.next()).isDeepEqualTo(new int[][] {{6, 7, 8}, {9, 10, 11}});
    assertThat(slices.hasNext()).isFalse();
    assertThatThrownBy(slices::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void bytesAreUnsignedAndFloatsStayFloats() {
    NDArray bytes = manager.create(new int[] {0, 127, 128, 255}, new Shape(2, 2));
    Slices<int[]> whole = new Slices<>(bytes.toType(DataType.UINT8, true), int[].class);
    whole.next();
    assertThat(whole.next()).containsExactly(128, 255);
    NDArray floats = manager.create(new float[] {0.5f, -2}, new Shape(2, 1));
    assertThat(new Slices<>(floats, float[].class).next()).containsExactly(0.5f);
  }

  @Test
  void aClosedArrayIsTold() {
    NDArray array = twoByTwoByThree();
    BatchedPipeline batches = Pipeline.slices(array, int[][].class).batch(2);
    array.close();
    assertThatThrownBy(() -> batches.getData(manager).iterator().next())
        .hasMessageContaining("Pipeline.slices needs its arrays open");
  }

  /** More than are read ahead at a time, and no multiple of them. */
  @Test
  void manySlices() {
    NDArray many = manager.arange(300_001 * 2).reshape(300_001, 2);
    Slices<int[]> slices = new Slices<>(many, int[].class);
    int arrays = manager.getManagedArrays().size();
    for (int i = 0; i < 300_001; i++) {
      if (!Arrays.equals(slices.next(), new int[] {2 * i, 2 * i + 1})) {
        throw new AssertionError("slice " + i);
      }
    }
    assertThat(slices.hasNext()).isFalse();
    assertThat(manager.getManagedArrays()).as("nothing of it stays").hasSize(arrays);
  }

  @Test
  void aPipelineOfThem() {
    Pipeline<int[][]> pipeline = Pipeline.slices(twoByTwoByThree(), int[][].class);
    BatchedPipeline batches = pipeline.map(s -> new float[] {s[1][2], s[0][0]}).repeat(2).batch(3);
    assertThat(batches.cardinality()).isEqualTo(2);
    Batch first = batches.getData(manager).iterator().next();
    assertThat(first.getData().head().toFloatArray()).containsExactly(5, 0, 11, 6, 5, 0);
  }

  @Test
  void saysWhatTheSlicesAre() {
    assertThatThrownBy(() -> Pipeline.slices(twoByTwoByThree(), float[][].class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int32 array of shape (2, 2, 3) are int[][], received float[][]");
    NDArray doubles = manager.ones(new Shape(2, 2), DataType.FLOAT64);
    assertThatThrownBy(() -> Pipeline.slices(doubles, double[].class))
        .hasMessageContaining("no Java arrays");
    assertThatThrownBy(() -> Pipeline.slices(manager.arange(3), Integer.class))
        .hasMessageContaining("no Java arrays");
  }
}
