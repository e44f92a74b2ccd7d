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
import java.nio.IntBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of zeros and ones of which nearly all are zeros, such as bags of words. Dense adds up
 * weights where the ones are, and needs no more of it than that. Whoever else reads it, receives
 * all the numbers: they are written when they are asked for, and from then on this is an array like
 * others.
 */
public final class MultiHotArray extends PtNDArray {
  /** DJL's word for an array without memory of libtorch's. */
  private static final long NO_MEMORY = -1;

  /** Owner of arrays that no manager frees. */
  private static final PtNDManager SYSTEM = systemManager();

  private final Shape shape;
  private Ones ones;

  /**
   * Where the ones are.
   *
   * @param starts where each row's columns begin, and behind them how many columns there are: one
   *     number more than there are rows
   * @param columns none twice in a row; longer than needed where some were given twice
   */
  record Ones(int[] starts, int[] columns) {

    static Ones of(List<int[]> rows, int width) {
      int[] starts = new int[rows.size() + 1];
      int[] columns = new int[rows.stream().mapToInt(row -> row.length).sum()];
      int[] lastRow = new int[width]; // that has a one there, counted from 1
      int count = 0;
      for (int row = 0; row < rows.size(); row++) {
        for (int column : rows.get(row)) {
          if (column < 0 || column >= width) {
            throw new IllegalArgumentException(
                "expected ids from 0 to %d, text %d has %d".formatted(width - 1, row, column));
          }
          if (lastRow[column] <= row) {
            lastRow[column] = row + 1;
            columns[count++] = column;
          }
        }
        starts[row + 1] = count;
      }
      return new Ones(starts, columns);
    }

    int rows() {
      return starts.length - 1;
    }
  }

  private MultiHotArray(NDManager manager, Shape shape, Ones ones) {
    super(SYSTEM, NO_MEMORY);
    this.shape = shape;
    this.ones = ones;
    attach(manager); // which may ask what it is given
  }

  private static PtNDManager systemManager() {
    try (NDManager base = NDManager.newBaseManager()) {
      return (PtNDManager) base.getParentManager();
    }
  }

  /**
   * An array by the places of its ones. For a GPU it is an array like others from the start.
   *
   * @param rows the columns that hold a one, from 0 to width - 1, of each row; any may come twice
   * @param width the number of columns
   * @return float32 of shape (rows, width)
   * @throws IllegalArgumentException if a column is none, or the array would be over 2 GB
   */
  public static NDArray of(NDManager manager, List<int[]> rows, int width) {
    if (4L * rows.size() * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected less than 2 GB, received %d x %d floats: batches?"
              .formatted(rows.size(), width));
    }
    Shape shape = new Shape(rows.size(), width);
    Ones ones = Ones.of(rows, width);
    return manager.getDevice().isGpu()
        ? placed(manager, shape, ones)
        : new MultiHotArray(manager, shape, ones);
  }

  /** Where the ones are; null once the numbers were asked for, since they may have changed. */
  synchronized Ones ones() {
    return ones;
  }

  /** Where libtorch has the numbers. */
  @Override
  public synchronized Long getHandle() {
    if (ones != null && !isReleased()) {
      PtNDArray numbers = written();
      NDScope.unregister(numbers);
      handle.set(numbers.getHandle()); // from now on this array's, which frees them
      ones = null;
    }
    return super.getHandle();
  }

  /**
   * Written in place, in libtorch's memory: no second copy of 20 MB a batch, no garbage. Row by row
   * it stays in the cache, and is faster than to have libtorch clear it first.
   */
  private PtNDArray written() {
    int width = (int) shape.get(1);
    PtNDArray array = (PtNDArray) SYSTEM.create(shape, DataType.FLOAT32, Device.cpu());
    FloatBuffer values = array.toByteBuffer(true).asFloatBuffer();
    float[] zeros = new float[width];
    IntStream.range(0, ones.rows())
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

  /** Put together where the manager's arrays live: of 20 MB a batch, half a megabyte travels. */
  static NDArray placed(NDManager manager, Shape shape, Ones ones) {
    try (NDArray zeros = manager.zeros(shape);
        NDArray places = places(ones, (int) shape.get(1));
        NDArray there = places.toDevice(manager.getDevice(), false);
        NDArray index = there.toType(DataType.INT64, false);
        NDArray values = manager.ones(index.getShape())) {
      return zeros.put(index, values);
    }
  }

  /** Where the ones are among all numbers; in libtorch's memory, for no garbage here either. */
  private static NDArray places(Ones ones, int width) {
    int count = ones.starts[ones.rows()];
    NDArray places = SYSTEM.create(new Shape(count), DataType.INT32, Device.cpu());
    IntBuffer values = places.toByteBuffer(true).asIntBuffer();
    for (int row = 0; row < ones.rows(); row++) {
      for (int i = ones.starts[row]; i < ones.starts[row + 1]; i++) {
        values.put(row * width + ones.columns[i]);
      }
    }
    return places;
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

  /** Not while another thread has the numbers written. */
  @Override
  public synchronized void close() {
    super.close();
  }
}
