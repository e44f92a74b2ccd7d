package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of a value over batches, weighted by their sizes; the device is asked only when read.
 */
final class RunningMean {
  private record Pending(NDArray value, int weight) {}

  private final List<Pending> pending = new ArrayList<>();
  private double sum;
  private long weights;

  /** Takes a scalar over: it is closed here, once it has been read. */
  void add(NDArray value, int weight) {
    NDScope.unregister(value);
    value.detach();
    pending.add(new Pending(value, weight));
  }

  /** The mean so far, NaN before the first batch. */
  float value() {
    for (Pending next : pending) {
      try (NDArray value = next.value()) {
        sum +=
            value.toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat() * next.weight();
        weights += next.weight();
      }
    }
    pending.clear();
    return weights == 0 ? Float.NaN : (float) (sum / weights);
  }
}
