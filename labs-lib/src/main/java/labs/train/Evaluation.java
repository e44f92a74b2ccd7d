package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.notebook.Progress;

/** One pass over data that measures and learns nothing. */
final class Evaluation {
  /**
   * Samples at a time: the result does not depend on it, memory does: 1 MB a sample in lab 3, half
   * of it in lab 4.
   */
  static final int BATCH = 128;

  private static final String KEY = "evaluate";

  private final Network network;
  private final String what;

  /** An evaluation that shows its progress under a name, or shows none if that is null. */
  Evaluation(Network network, String what) {
    this.network = network;
    this.what = what;
  }

  Map<String, Float> run(Dataset data) {
    RunningMean loss = new RunningMean();
    network.metrics().forEach(metric -> metric.addAccumulator(KEY));
    try (NDManager manager = network.manager().newSubManager();
        Progress progress =
            what == null ? null : new Progress(what, Batches.count(data, BATCH), "batches")) {
      int done = 0;
      for (Batch batch : Batches.inOrder(data, BATCH, manager)) {
        try (batch) {
          if (Thread.interrupted()) {
            throw new CancellationException("The evaluation was stopped after batch " + done);
          }
          measure(batch, loss);
        }
        done++;
        if (progress != null) {
          progress.update(done);
        }
      }
    }
    Map<String, Float> values = new LinkedHashMap<>();
    values.put("loss", loss.value());
    for (Evaluator metric : network.metrics()) {
      values.put(metric.getName(), metric.getAccumulator(KEY));
    }
    return values;
  }

  private void measure(Batch batch, RunningMean loss) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList predictions = network.forward(batch.getData(), false);
      NDArray value = network.loss().evaluate(batch.getLabels(), predictions);
      NDArray penalty = Penalties.of(network.block());
      loss.add(penalty == null ? value : value.add(penalty), batch.getSize());
      for (Evaluator metric : network.metrics()) {
        metric.updateAccumulator(KEY, batch.getLabels(), predictions);
      }
    }
  }
}
