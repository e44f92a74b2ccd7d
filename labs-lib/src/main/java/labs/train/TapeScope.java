package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import labs.notebook.PrivateField;

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
  /** What a scope has received and will close: a map, each array its own key. */
  static final PrivateField ARRAYS = new PrivateField(NDScope.class, "resources");

  private static final PrivateField BUFFER = new PrivateField(PtNDArray.class, "dataRef");

  private final List<Object> buffers = new ArrayList<>();

  TapeScope() {
    suppressNotUsedWarning();
    ARRAYS.set(this, new Arrays());
  }

  @Override
  public void close() {
    super.close();
    buffers.clear();
  }

  /** DJL puts every array here when it is made. */
  private final class Arrays extends IdentityHashMap<NDArray, NDArray> {
    private static final long serialVersionUID = 1L;

    @Override
    public NDArray put(NDArray array, NDArray same) {
      Object buffer = BUFFER.get(array);
      if (buffer != null) {
        buffers.add(buffer);
      }
      return super.put(array, same);
    }
  }
}
