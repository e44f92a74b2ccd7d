package labs.text;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Bags of words: 1 where a text has the word at least once, 0 elsewhere. */
public final class MultiHot {
  private MultiHot() {}

  /**
   * Encodes texts.
   *
   * @param ids the ids of each text, from 0 to dimension - 1
   * @param dimension the number of columns
   * @return float32 of shape (texts, dimension)
   * @throws IllegalArgumentException if an id has no column, or the array would be over 2 GB
   */
  public static NDArray encode(NDManager manager, List<int[]> ids, int dimension) {
    if (4L * ids.size() * dimension > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected less than 2 GB, received "
              + ids.size()
              + " x "
              + dimension
              + " floats: batches?");
    }
    // Before any thread writes: where one fails, others would still write into memory given back.
    requireColumns(ids, dimension);
    Shape shape = new Shape(ids.size(), dimension);
    // Written in place, in libtorch's memory: no second copy of 20 MB a batch, no garbage. Row by
    // row it stays in the cache, and is faster than to have libtorch clear it first.
    NDArray array = manager.create(shape, DataType.FLOAT32, Device.cpu());
    FloatBuffer values = array.toByteBuffer(true).asFloatBuffer();
    float[] zeros = new float[dimension];
    IntStream.range(0, ids.size())
        .parallel()
        .forEach(row -> encode(ids.get(row), row * dimension, zeros, values));
    return array.toDevice(manager.getDevice(), false);
  }

  private static void requireColumns(List<int[]> ids, int dimension) {
    for (int row = 0; row < ids.size(); row++) {
      for (int id : ids.get(row)) {
        if (id < 0 || id >= dimension) {
          throw new IllegalArgumentException(
              "expected ids from 0 to " + (dimension - 1) + ", text " + row + " has " + id);
        }
      }
    }
  }

  private static void encode(int[] text, int start, float[] zeros, FloatBuffer values) {
    values.put(start, zeros);
    for (int id : text) {
      values.put(start + id, 1f);
    }
  }

  /** Encodes texts; see {@link #encode(NDManager, List, int)}. */
  public static NDArray encode(NDManager manager, int[][] ids, int dimension) {
    return encode(manager, Arrays.asList(ids), dimension);
  }
}
