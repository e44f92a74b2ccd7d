package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
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

  /**
   * What a loss or a metric makes of a batch, if it is one number: backward would take the sum of
   * many.
   *
   * @throws IllegalArgumentException if it is not
   */
  static NDArray one(String name, NDArray value) {
    if (value.size() != 1) {
      throw new IllegalArgumentException(
          "%s expected one number a batch, received shape %s: end it with .mean()"
              .formatted(name, value.getShape()));
    }
    return value;
  }

  /** Takes a scalar over: it is closed here, once it has been read. */
  void add(NDArray value, int weight) {
    NDScope.unregister(value);
    value.detach();
    pending.add(new Pending(value, weight));
  }

  /** The mean so far, NaN before the first batch. */
  float value() {
    if (!pending.isEmpty()) {
      readPending();
    }
    return weights == 0 ? Float.NaN : (float) (sum / weights);
  }

  /** One read for all of them: a GPU is waited for once, and DJL keeps something of each read. */
  private void readPending() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList values = new NDList(pending.size());
      pending.forEach(next -> values.add(next.value().toType(DataType.FLOAT32, false)));
      float[] numbers = NDArrays.stack(values).toFloatArray();
      for (int i = 0; i < numbers.length; i++) {
        count(numbers[i], pending.get(i).weight());
      }
    } finally {
      pending.forEach(next -> next.value().close());
      pending.clear();
    }
  }

  private void count(float number, int weight) {
    sum += (double) number * weight;
    weights += weight;
    read++;
    if (notFiniteAt == 0 && !Float.isFinite(number)) {
      notFiniteAt = read;
      notFinite = number;
    }
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
