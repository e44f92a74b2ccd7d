package labs.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;

/** The slices of an array along its first axis, as Java arrays: some are read ahead at a time. */
final class Slices<T> implements Iterator<T> {
  /** One call into the engine reads so many numbers: one a slice would cost more than the copy. */
  private static final int BLOCK = 1 << 18;

  private final NDArray array;
  private final Class<T> type;
  private final long size;
  private final long blockSize;
  private final Shape shape;

  /** int[] or float[]: the numbers of the slices from {@code from} on. */
  private Object block;

  private long from;
  private long next;

  /**
   * Begins at the first slice.
   *
   * @throws IllegalArgumentException if the array's slices are no values of the type
   */
  Slices(NDArray array, Class<T> type) {
    InMemoryDataset.requireOpen("Pipeline.slices", new NDList(array));
    Class<?> fits = typeOf(array);
    if (fits != type) {
      throw new IllegalArgumentException(
          "The slices of a %s array of shape %s are %s, received %s"
              .formatted(
                  array.getDataType().name().toLowerCase(Locale.ROOT),
                  array.getShape(),
                  fits == null ? "no Java arrays" : fits.getSimpleName(),
                  type.getSimpleName()));
    }
    this.array = array;
    this.type = type;
    size = array.size(0);
    shape = array.getShape().slice(1);
    blockSize = Math.max(1, BLOCK / Math.max(1, shape.size()));
    from = -blockSize;
  }

  /** What a slice is in Java, or null. */
  private static Class<?> typeOf(NDArray array) {
    DataType type = array.getDataType();
    boolean whole = type == DataType.UINT8 || type == DataType.INT32;
    if (!whole && type != DataType.FLOAT32 || array.getShape().dimension() < 2) {
      return null;
    }
    Class<?> fits = whole ? int.class : float.class;
    for (int i = 1; i < array.getShape().dimension(); i++) {
      fits = fits.arrayType();
    }
    return fits;
  }

  @Override
  public boolean hasNext() {
    return next < size;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + size + " slices were returned");
    }
    if (next >= from + blockSize) {
      from = next;
      block = read();
    }
    int start = Math.toIntExact((next++ - from) * shape.size());
    return type.cast(slice(type, 0, start));
  }

  private Object read() {
    NDIndex rows = new NDIndex("{}:{}", from, Math.min(from + blockSize, size));
    // A GPU's numbers are read from a copy in main memory, which DJL keeps beside the array.
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray part = array.get(rows);
      return switch (part.getDataType()) {
        case UINT8 -> part.toUint8Array();
        case INT32 -> part.toIntArray();
        default -> part.toFloatArray();
      };
    }
  }

  private Object slice(Class<?> type, int axis, int start) {
    int length = Math.toIntExact(shape.get(axis));
    Object slice = Array.newInstance(type.getComponentType(), length);
    if (axis == shape.dimension() - 1) {
      System.arraycopy(block, start, slice, 0, length);
      return slice;
    }
    int step = Math.toIntExact(shape.slice(axis + 1).size());
    for (int i = 0; i < length; i++) {
      Array.set(slice, i, slice(type.getComponentType(), axis + 1, start + i * step));
    }
    return slice;
  }
}
