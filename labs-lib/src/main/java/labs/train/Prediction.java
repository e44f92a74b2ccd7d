package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import java.util.concurrent.CancellationException;
import labs.notebook.Progress;

/** What a block makes of data, batch by batch. */
final class Prediction {
  private final Network network;
  private final Block block;
  private final ParameterStore store;

  /** By the network's own block, or by the part of it that ends at an inner node. */
  Prediction(Network network, Block block, ParameterStore store) {
    this.network = network;
    this.block = block;
    this.store = store;
  }

  /**
   * The predictions in the order of the samples, (samples, ...); the caller's to close.
   *
   * @throws CancellationException if the thread is interrupted
   */
  NDArray run(Dataset data) {
    long count = Batches.count(data, Evaluation.BATCH);
    try (NDManager scratch = network.manager().newSubManager();
        Progress progress = new Progress("Predicting", count, "batches")) {
      NDList parts = new NDList();
      for (Batch batch : Batches.inOrder(data, Evaluation.BATCH, scratch)) {
        try (batch) {
          if (Thread.interrupted()) {
            throw new CancellationException("The prediction was stopped");
          }
          NDArray part = block.forward(store, batch.getData(), false).head();
          part.attach(scratch);
          parts.add(part);
        }
        progress.update(parts.size());
      }
      NDArray predictions = NDArrays.concat(parts);
      predictions.detach();
      return predictions;
    }
  }
}
