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
 * no hook for that, so it looks into two private fields. As all arrays pass here, it also tells how
 * large the step is.
 */
final class TapeScope extends NDScope {
  private static final PrivateField ARRAYS = new PrivateField(NDScope.class, "resources");
  private static final PrivateField BUFFER = new PrivateField(PtNDArray.class, "dataRef");

  private final List<Object> buffers = new ArrayList<>();
  private long rows;

  TapeScope() {
    suppressNotUsedWarning();
    ARRAYS.set(this, new Arrays());
  }

  /**
   * The most rows that an array of this scope has, on whatever axes: samples, and their steps or
   * places. Each of them meets each weight about once.
   */
  long rows() {
    return rows;
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
      int axes = array.getShape().dimension();
      if (axes > 1) {
        rows = Math.max(rows, array.size() / Math.max(1, array.size(axes - 1)));
      }
      return super.put(array, same);
    }
  }
}
