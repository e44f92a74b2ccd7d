package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.notebook.Progress;

/** One pass over data that measures and learns nothing. */
final class Evaluation {
  private static final int MOST_SAMPLES = 512;
  private static final int LEAST_SAMPLES = 32;
  private static final int NUMBERS = 1 << 19;

  private static final String KEY = "evaluate";

  private final Network network;
  private final String what;

  /** An evaluation that shows its progress under a name, or shows none if that is null. */
  Evaluation(Network network, String what) {
    this.network = network;
    this.what = what;
  }

  /**
   * How many samples at a time: the result does not depend on it, memory and speed do. Of images
   * fewer than of rows of ids: what a convolution makes of 512 sums of six digits takes a gigabyte.
   *
   * @param inputs the shape of one sample of each input
   */
  static int batch(Shape... inputs) {
    long numbers = Math.max(1, Arrays.stream(inputs).mapToLong(Shape::size).sum());
    return (int) Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, NUMBERS / numbers));
  }

  Map<String, Float> run(Dataset data) {
    int batch = batch(network.inputShapes());
    RunningMean loss = new RunningMean();
    network.metrics().forEach(metric -> metric.addAccumulator(KEY));
    try (NDManager manager = network.manager().newSubManager();
        Progress progress =
            what == null ? null : new Progress(what, Batches.count(data, batch), "batches")) {
      int done = 0;
      for (Batch samples : Batches.inOrder(data, batch, manager)) {
        try (samples) {
          if (Thread.interrupted()) {
            throw new CancellationException("The evaluation was stopped after batch " + done);
          }
          measure(samples, loss);
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
