package labs.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of zeros and ones of which nearly all are zeros, such as bags of words. Dense adds up
 * weights where the ones are, and needs no more of it than that. Whoever else reads it, receives
 * all the numbers: they are written when they are asked for, and from then on this is an array like
 * others.
 */
public final class MultiHotArray extends PtNDArray {
  /** DJL's word for an array without memory of libtorch's: it frees none. */
  private static final long NO_MEMORY = -1;

  private final Shape shape;
  private Ones ones;
  private PtNDArray numbers;

  /**
   * Where the ones are.
   *
   * @param starts where each row's columns begin, and behind them how many columns there are: one
   *     number more than there are rows
   * @param columns none twice in a row
   */
  record Ones(int[] starts, int[] columns) {
    int rows() {
      return starts.length - 1;
    }
  }

  private MultiHotArray(PtNDManager manager, Shape shape, Ones ones) {
    super(manager, NO_MEMORY);
    this.shape = shape;
    this.ones = ones;
  }

  /**
   * An array by the places of its ones. On a GPU, which multiplies zeros faster than it is told
   * where they are, an array of all the numbers.
   *
   * @param rows the columns that hold a one, from 0 to width - 1, of each row; any may come twice
   * @param width the number of columns
   * @return float32 of shape (rows, width)
   */
  public static NDArray of(NDManager manager, List<int[]> rows, int width) {
    Shape shape = new Shape(rows.size(), width);
    Ones ones = ones(rows, width);
    if (manager.getDevice().isGpu()) {
      return written(manager, shape, ones).toDevice(manager.getDevice(), false);
    }
    return new MultiHotArray((PtNDManager) manager, shape, ones);
  }

  private static Ones ones(List<int[]> rows, int width) {
    int[] starts = new int[rows.size() + 1];
    int[] columns = new int[rows.stream().mapToInt(row -> row.length).sum()];
    int[] lastRow = new int[width]; // that has a one there, counted from 1
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (int column : rows.get(row)) {
        if (lastRow[column] <= row) {
          lastRow[column] = row + 1;
          columns[count++] = column;
        }
      }
      starts[row + 1] = count;
    }
    return new Ones(starts, columns);
  }

  /** Where the ones are; null once the numbers were asked for, since they may have changed. */
  synchronized Ones ones() {
    return ones;
  }

  /** Where libtorch has the numbers. */
  @Override
  public synchronized Long getHandle() {
    if (isReleased()) {
      return super.getHandle(); // which says so
    }
    if (numbers == null) {
      numbers = (PtNDArray) written(getManager(), shape, ones);
      NDScope.unregister(numbers);
      numbers.detach();
      ones = null;
    }
    return numbers.getHandle();
  }

  /**
   * Written in place, in libtorch's memory: no second copy of 20 MB a batch, no garbage. Row by row
   * it stays in the cache, and is faster than to have libtorch clear it first.
   */
  private static NDArray written(NDManager manager, Shape shape, Ones ones) {
    int width = (int) shape.get(1);
    NDArray array = manager.create(shape, DataType.FLOAT32, Device.cpu());
    FloatBuffer values = array.toByteBuffer(true).asFloatBuffer();
    float[] zeros = new float[width];
    IntStream.range(0, (int) shape.get(0))
        .parallel()
        .forEach(
            row -> {
              values.put(row * width, zeros);
              for (int i = ones.starts[row]; i < ones.starts[row + 1]; i++) {
                values.put(row * width + ones.columns[i], 1f);
              }
            });
    return array;
  }

  @Override
  public Shape getShape() {
    return shape;
  }

  @Override
  public DataType getDataType() {
    return DataType.FLOAT32;
  }

  @Override
  public Device getDevice() {
    return Device.cpu();
  }

  @Override
  public synchronized void close() {
    super.close();
    if (numbers != null) {
      numbers.close();
    }
  }
}
