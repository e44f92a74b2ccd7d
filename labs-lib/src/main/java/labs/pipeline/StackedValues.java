package labs.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/** Makes one array of a batch's Java values: one call into the engine for all of them. */
final class StackedValues {
  private StackedValues() {}

  /**
   * Stacks values.
   *
   * @param padded whether arrays of one dimension may differ in length
   * @return (values, ...) float32, or int32 where the values hold ints
   */
  static NDArray of(NDManager manager, List<?> values, boolean padded) {
    if (values.get(0) instanceof Number) {
      float[] column = new float[values.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = number(values.get(i)).floatValue();
      }
      return manager.create(column, new Shape(column.length, 1));
    }
    int[] shape = shape(values.get(0));
    if (padded && shape.length == 1) {
      shape[0] = Math.max(1, values.stream().mapToInt(value -> shape(value)[0]).max().getAsInt());
    }
    Class<?> type = type(values.get(0));
    int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    Object all = Array.newInstance(type, Math.multiplyExact(length, values.size()));
    int at = 0;
    for (Object value : values) {
      int[] its = shape(value);
      boolean fits = padded && its.length == 1 && shape.length == 1 || Arrays.equals(its, shape);
      if (!fits || type(value) != type) {
        throw new IllegalArgumentException(
            "expected %s %s as the batch's first element has, received %s %s%s"
                .formatted(
                    type,
                    Arrays.toString(shape),
                    type(value),
                    Arrays.toString(its),
                    its.length == 1 ? ": paddedBatch brings arrays to one length" : ""));
      }
      flatten(value, its, 0, all, at);
      at += length;
    }
    Shape whole = new Shape(values.size()).addAll(new Shape(toLongs(shape)));
    return all instanceof float[] floats
        ? manager.create(floats, whole)
        : manager.create((int[]) all, whole);
  }

  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw unfit(value);
  }

  /** The type of an array's numbers: float or int. */
  private static Class<?> type(Object value) {
    Class<?> type = value.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    if (type != float.class && type != int.class) {
      throw unfit(value);
    }
    return type;
  }

  private static IllegalArgumentException unfit(Object value) {
    return new IllegalArgumentException(
        "expected float[], int[], arrays of them or numbers to batch, received "
            + value.getClass().getSimpleName()
            + ": map the elements to one of these first");
  }

  private static int[] shape(Object value) {
    type(value);
    int[] shape = new int[0];
    for (Object part = value; part.getClass().isArray(); part = Array.get(part, 0)) {
      shape = Arrays.copyOf(shape, shape.length + 1);
      shape[shape.length - 1] = Array.getLength(part);
      if (Array.getLength(part) == 0 || part.getClass().getComponentType().isPrimitive()) {
        break;
      }
    }
    return shape;
  }

  /**
   * Copies a value's numbers to a place; returns the place behind them.
   *
   * @param shape that of the whole element, of which the value lies along an axis
   */
  private static int flatten(Object value, int[] shape, int axis, Object to, int at) {
    int length = Array.getLength(value);
    if (length != shape[axis]) {
      throw new IllegalArgumentException(
          "expected rows of one length in an element %s, received one of %d along axis %d: bring them to one length first"
              .formatted(Arrays.toString(shape), length, axis));
    }
    if (value.getClass().getComponentType().isPrimitive()) {
      System.arraycopy(value, 0, to, at, length);
      return at + length;
    }
    int behind = at;
    for (Object part : (Object[]) value) {
      behind = flatten(part, shape, axis + 1, to, behind);
    }
    return behind;
  }

  private static long[] toLongs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }
}
