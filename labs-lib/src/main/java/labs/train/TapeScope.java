package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A scope for what a tape records, from the first operator to the end of backward.
 *
 * <p>DJL makes an array of the number in {@code x.div(32)}, on the memory of a Java buffer, and
 * lets both go when the operator has run. libtorch keeps the array for backward, but not the
 * buffer: if the garbage collector runs in between, the gradient is divided by whatever lies there
 * then. This scope keeps the buffers of all arrays that are made in it until it is closed; DJL has
 * no hook for that, so it looks into two private fields.
 */
final class TapeScope extends NDScope {
  private static final Field ARRAYS = field(NDScope.class, "resources");
  private static final Field BUFFER = field(PtNDArray.class, "dataRef");

  private final List<Object> buffers = new ArrayList<>();

  TapeScope() {
    suppressNotUsedWarning();
    try {
      ARRAYS.set(this, new Arrays());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    super.close();
    buffers.clear();
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(
          "expected DJL 0.35's field %s of %s: this labs-lib does not fit this version of DJL"
              .formatted(name, type.getName()),
          e);
    }
  }

  /** DJL puts every array here when it is made. */
  private final class Arrays extends IdentityHashMap<NDArray, NDArray> {
    private static final long serialVersionUID = 1L;

    @Override
    public NDArray put(NDArray array, NDArray same) {
      try {
        Object buffer = BUFFER.get(array);
        if (buffer != null) {
          buffers.add(buffer);
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
      return super.put(array, same);
    }
  }
}
