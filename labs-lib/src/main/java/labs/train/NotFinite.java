package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import java.util.concurrent.CancellationException;
import labs.notebook.Numbers;
import labs.pipeline.IndexedDataset;

/** Why a loss is NaN or infinite, as far as the data tell, and what usually helps. */
final class NotFinite {
  private final NDManager manager;
  private final Dataset data;
  private final String what;
  private final int batchSize;
  private double largestInput;

  private NotFinite(NDManager manager, Dataset data, String what, int batchSize) {
    this.manager = manager;
    this.data = data;
    // Only by index has a sample a place of its own.
    this.what = data instanceof IndexedDataset ? what : "a pass through " + what;
    this.batchSize = batchSize;
  }

  /**
   * Looks through data for NaN and infinity.
   *
   * @param what the data in words
   * @return the first sample that holds one; without any, what else to look at
   * @throws CancellationException if the thread is interrupted
   */
  static String reason(NetworkState network, Dataset data, String what, int batchSize) {
    try (NDManager scratch = network.manager.newSubManager()) {
      NotFinite look = new NotFinite(scratch, data, what, batchSize);
      String found = look.first();
      if (found != null) {
        return found + ": leave it out, or put a number in its place";
      }
      String rate =
          network.optimizer instanceof ElementwiseOptimizer ours
              ? " than " + ours.learningRate
              : "";
      return ("the data hold finite numbers, the largest input is %s. What usually helps: a smaller"
              + " learning rate%s; inputs of about 1 in size, as after a division by the largest;"
              + " in a loss of your own, no log of 0 and no division by 0")
          .formatted(Numbers.of(look.largestInput), rate);
    }
  }

  private String first() {
    long before = 0;
    for (Batch batch : Batches.inOrder(data, batchSize, manager)) {
      try (batch) {
        if (Thread.interrupted()) {
          throw new CancellationException("Stopped while looking for NaN in the data");
        }
        String found = firstIn(batch.getData(), "input", before);
        found = found == null ? firstIn(batch.getLabels(), "label", before) : found;
        if (found != null) {
          return found;
        }
        before += batch.getSize();
      }
    }
    return null;
  }

  private String firstIn(NDList arrays, String kind, long before) {
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      if (!array.getDataType().isFloating() || array.isEmpty()) {
        continue;
      }
      double max = largest(array);
      if (!Double.isFinite(max)) {
        for (int row = 0; row < array.size(0); row++) {
          double worst = largest(array.get(row));
          if (!Double.isFinite(worst)) {
            return "sample %d of %s, counted from 0, holds %s in its %s %d"
                .formatted(
                    before + row,
                    what,
                    Double.isNaN(worst) ? "NaN" : "an infinite number",
                    kind,
                    i + 1);
          }
        }
      }
      largestInput = kind.equals("input") ? Math.max(largestInput, max) : largestInput;
    }
    return null;
  }

  /** The largest absolute value; NaN where one of them is. */
  private static double largest(NDArray array) {
    return array.abs().max().toType(DataType.FLOAT64, false).getDouble();
  }
}
