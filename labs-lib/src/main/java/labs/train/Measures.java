package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import java.util.LinkedHashMap;
import java.util.Map;
import labs.nn.LastActivation;
import labs.nn.Mask;

/**
 * The loss and the metrics of one pass over data: their means over the samples so far, or over the
 * real steps where the network masks padding.
 */
final class Measures {
  /** So many batches of each pass are looked at for numbers that cannot be meant. */
  private static final int LOOKED_AT = 3;

  private final NetworkState network;
  private final String pass;
  private final boolean lookAtAll;
  private final RunningMean mean = new RunningMean();
  private int batches;

  /**
   * Begins a pass; passes of different names may be under way together.
   *
   * @param newData whether nobody has looked at all of the data before; a GPU is not made to wait
   *     for that
   */
  Measures(NetworkState network, String pass, boolean newData) {
    this.network = network;
    this.pass = pass;
    lookAtAll = newData && !network.manager.getDevice().isGpu();
    network.metrics.forEach(metric -> metric.addAccumulator(pass));
  }

  /**
   * What a network makes of a batch: of all its samples, or of the real steps alone.
   *
   * @param output what it hands on
   * @param activation what makes predictions of that; null if it holds them
   * @param loss a scalar, the mean over so many samples or steps
   */
  record Outcome(NDList labels, NDList output, LastActivation activation, NDArray loss, int count) {

    /**
     * Compares a network's output with labels.
     *
     * @param output a mask may stand behind it
     * @param activation null, or what a crossentropy is better off without
     * @param size how many samples there are
     * @throws IllegalArgumentException if the loss is not one number
     */
    static Outcome of(
        Loss loss, NDList labels, NDList output, LastActivation activation, int size) {
      NDArray mask = Mask.of(output);
      NDList y = labels;
      NDList out = Mask.without(output);
      int count = size;
      if (mask != null && Mask.covers(mask, y) && Mask.covers(mask, out)) {
        NDArray steps = mask.flatten().nonzero().flatten();
        count = (int) steps.size();
        if (count > 0) {
          y = Mask.pick(y, steps);
          out = Mask.pick(out, steps);
        }
      }
      NDArray value =
          activation == null ? loss.evaluate(y, out) : ((Crossentropy) loss).evaluateLogits(y, out);
      RunningMean.one(loss.getName(), value);
      return new Outcome(y, out, activation, count > 0 ? value : value.mul(0), count);
    }

    NDList predictions() {
      return activation == null
          ? output
          : new NDList(activation.apply(output.singletonOrThrow().stopGradient()));
    }
  }

  /** Shows the network a batch. */
  Outcome run(Batch batch, boolean training) {
    LastActivation last = network.lastActivation();
    boolean logits = network.loss instanceof Crossentropy loss && loss.undoes(last);
    NDList output = network.forward(network.block, batch.getData(), training, logits);
    Outcome outcome =
        Outcome.of(network.loss, batch.getLabels(), output, logits ? last : null, batch.getSize());
    if (network.loss instanceof Crossentropy loss
        && outcome.count() > 0 // else all of it is padding, whose labels nobody meant
        && (lookAtAll || batches < LOOKED_AT)) {
      loss.check(outcome.labels(), outcome.output(), logits);
    }
    batches++;
    return outcome;
  }

  /** What is made small: a batch's loss, and what the weights themselves cost. */
  NDArray cost(Outcome outcome) {
    NDArray penalty = Penalties.of(network.block);
    return penalty == null ? outcome.loss() : outcome.loss().add(penalty);
  }

  /** Counts a batch; its cost is closed here, once it has been read. */
  void add(Outcome outcome, NDArray cost) {
    mean.add(cost, outcome.count());
    if (outcome.count() == 0 || network.metrics.isEmpty()) {
      return;
    }
    NDList predictions = outcome.predictions();
    for (Evaluator metric : network.metrics) {
      metric.updateAccumulator(pass, outcome.labels(), predictions);
    }
  }

  /** The losses of the batches so far. */
  RunningMean losses() {
    return mean;
  }

  /** Whether no batch has come. */
  boolean isEmpty() {
    return batches == 0;
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
