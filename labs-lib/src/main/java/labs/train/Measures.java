package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The loss and the metrics of one pass over data: their means over the samples so far. */
final class Measures {
  private final NetworkState network;
  private final String pass;
  private final RunningMean mean = new RunningMean();

  /** Begins a pass; passes of different names may be under way together. */
  Measures(NetworkState network, String pass) {
    this.network = network;
    this.pass = pass;
    network.metrics.forEach(metric -> metric.addAccumulator(pass));
  }

  /** What is made small: a batch's loss, and what the weights themselves cost. */
  NDArray loss(Batch batch, NDList predictions) {
    NDArray loss = network.loss.evaluate(batch.getLabels(), predictions);
    NDArray penalty = Penalties.of(network.block);
    return penalty == null ? loss : loss.add(penalty);
  }

  /** Counts a batch; its loss is closed here, once it has been read. */
  void add(Batch batch, NDList predictions, NDArray loss) {
    mean.add(loss, batch.getSize());
    for (Evaluator metric : network.metrics) {
      metric.updateAccumulator(pass, batch.getLabels(), predictions);
    }
  }

  /** "loss" and each metric's name, with its mean. */
  Map<String, Float> values() {
    Map<String, Float> values = new LinkedHashMap<>();
    values.put("loss", mean.value());
    for (Evaluator metric : network.metrics) {
      values.put(metric.getName(), metric.getAccumulator(pass));
    }
    return values;
  }
}
