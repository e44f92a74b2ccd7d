package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
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
  private int read;
  private int notFiniteAt;
  private float notFinite;

  /** Takes a scalar over: it is closed here, once it has been read. */
  void add(NDArray value, int weight) {
    NDScope.unregister(value);
    value.detach();
    pending.add(new Pending(value, weight));
  }

  /** The mean so far, NaN before the first batch. */
  float value() {
    for (Pending next : pending) {
      // A GPU's value is read from a copy in main memory, which DJL would keep for good.
      try (NDArray value = next.value();
          NDScope copies = new NDScope()) {
        copies.suppressNotUsedWarning();
        float number = value.toType(DataType.FLOAT32, false).getFloat();
        sum += (double) number * next.weight();
        weights += next.weight();
        read++;
        if (notFiniteAt == 0 && !Float.isFinite(number)) {
          notFiniteAt = read;
          notFinite = number;
        }
      }
    }
    pending.clear();
    return weights == 0 ? Float.NaN : (float) (sum / weights);
  }

  /** Which value was the first that was NaN or infinite, from 1; 0 if none of those read was. */
  int notFiniteAt() {
    return notFiniteAt;
  }

  /** That value. */
  float notFinite() {
    return notFinite;
  }
}
