package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import labs.notebook.Progress;

/** Passes over data that learn nothing: evaluation and prediction. */
final class Inference {
  /**
   * Samples at a time: the result does not depend on it, memory does: 1 MB a sample in lab 3, half
   * of it in lab 4.
   */
  private static final int BATCH = 128;

  private Inference() {}

  /**
   * The loss and the metrics.
   *
   * @param shown what progress is shown as, or null for none
   * @throws CancellationException if the thread is interrupted
   */
  static Measures measure(NetworkState network, Dataset data, String shown) {
    Measures measures = new Measures(network, "evaluate", shown != null);
    try (NDManager scratch = network.manager.newSubManager()) {
      pass(
          shown,
          data,
          scratch,
          batch -> {
            try (NDScope scope = new NDScope()) {
              scope.suppressNotUsedWarning();
              Measures.Outcome outcome = measures.run(batch, false);
              measures.add(outcome, measures.cost(outcome));
            }
          });
    }
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("evaluate expected at least one sample, received none");
    }
    return measures;
  }

  /**
   * What a block makes of the samples, in their order: (samples, ...); nobody has to close them.
   *
   * @param block the network's own, or the part of it that ends at an inner node
   * @throws CancellationException if the thread is interrupted
   * @throws IllegalArgumentException if there is no sample, or batches give different shapes
   */
  static NDArray predict(NetworkState network, Block block, Dataset data) {
    try (NDManager scratch = network.manager.newSubManager()) {
      NDList parts = new NDList();
      pass(
          "Predicting",
          data,
          scratch,
          batch -> {
            // What a block makes of arrays of its own would live as long as they do. A copy goes
            // on: a view does not keep the Java memory that a batch's numbers may lie in.
            try (NDScope scope = new NDScope()) {
              scope.suppressNotUsedWarning();
              NDArray part =
                  network.forward(block, batch.getData(), false, false).head().duplicate();
              NDScope.unregister(part);
              part.attach(scratch);
              parts.add(part);
              requireAlike(parts.head().getShape().slice(1), part.getShape().slice(1));
            }
          });
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("predict expected at least one sample, received none");
      }
      NDArray predictions = NDArrays.concat(parts);
      Collected.adopt(predictions);
      return predictions;
    }
  }

  /** Padded batches differ in length, and so do their predictions where they have a time axis. */
  private static void requireAlike(Shape first, Shape later) {
    if (!first.equals(later)) {
      throw new IllegalArgumentException(
          "predict expected one shape of all batches' predictions, received %s and %s: pad all to one length, or predict batch by batch"
              .formatted(first, later));
    }
  }

  private static void pass(String what, Dataset data, NDManager manager, Consumer<Batch> each) {
    int done = 0;
    try (Progress progress =
        what == null ? null : new Progress(what, Batches.count(data, BATCH), "batches")) {
      for (Batch batch : Batches.inOrder(data, BATCH, manager)) {
        try (batch) {
          if (Thread.interrupted()) {
            throw new CancellationException();
          }
          each.accept(batch);
        }
        done++;
        if (progress != null) {
          progress.update(done);
        }
      }
    } catch (CancellationException e) { // from here, or from data that were waiting
      throw new CancellationException(what + " was stopped after batch " + done);
    }
  }
}
