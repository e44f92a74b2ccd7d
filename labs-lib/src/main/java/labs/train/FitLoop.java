package labs.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.notebook.Progress;
import labs.pipeline.IndexedDataset;
import labs.results.RunMode;

/** The training loop: epochs, steps, progress, and a clean stop when the thread is interrupted. */
final class FitLoop {
  private static final String TRAIN = "train";
  private static final int QUICK_EPOCHS = 2;
  private static final int QUICK_STEPS = 40;

  private final Network network;
  private final Fit how;
  private final int epochs;
  private RunningMean meanLoss;
  private long stepsDone;

  FitLoop(Network network, Fit how) {
    this.network = network;
    this.how = how;
    this.epochs = RunMode.current().cap("epochs", how.epochs, QUICK_EPOCHS);
  }

  /** Trains on all of the data, or on what a validation split leaves of them. */
  void run(Dataset data) {
    if (how.validationSplit == 0) {
      run(data, how.validation);
      return;
    }
    if (how.validation != null) {
      throw new IllegalArgumentException(
          "fit expected validation data or a validationSplit, received both");
    }
    if (!(data instanceof IndexedDataset samples)) {
      throw new IllegalArgumentException(
          "validationSplit expected samples by index (an IndexedDataset), received a "
              + data.getClass().getSimpleName()
              + ": hand validation data to Fit.validation");
    }
    int split = (int) Math.floor(samples.size() * (1 - how.validationSplit));
    run(samples.range(0, split), samples.range(split, samples.size()));
  }

  private void run(Dataset data, Dataset validation) {
    int count = Batches.count(data, how.batchSize);
    int steps = count < 0 ? -1 : RunMode.current().cap("steps an epoch", count, QUICK_STEPS);
    long total = steps < 0 ? -1 : (long) steps * epochs;
    try (Progress progress = new Progress("Training", total, "steps")) {
      network.keepTraining();
      int finished =
          how.checkpoint == null ? 0 : Checkpoint.resume(network, how.checkpoint, epochs, progress);
      how.callbacks.forEach(callback -> callback.onTrainBegin(network));
      if (finished > 0) {
        how.callbacks.forEach(callback -> callback.onResume(network, network.history()));
      }
      stepsDone = (long) Math.max(0, steps) * Math.min(finished, epochs);
      for (int epoch = finished + 1; epoch <= epochs && !network.isToStop(); epoch++) {
        long start = System.nanoTime();
        trainEpoch(data, epoch, steps, progress);
        Map<String, Float> values = measured();
        if (validation != null) {
          new Evaluation(network, null)
              .run(validation)
              .forEach((name, value) -> values.put("val_" + name, value));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        network.history().add(seconds, values);
        progress.line("epoch %2d/%d  %5.1f s  %s".formatted(epoch, epochs, seconds, text(values)));
        for (Callback callback : how.callbacks) {
          callback.onEpochEnd(network, epoch, values);
        }
        if (how.checkpoint != null) {
          Checkpoint.write(network, how.checkpoint);
        }
      }
      how.callbacks.forEach(callback -> callback.onTrainEnd(network));
    }
  }

  private void trainEpoch(Dataset data, int epoch, int steps, Progress progress) {
    int number = network.nextEpoch();
    Engine.getInstance().setRandomSeed((int) (network.seed() * 31 + number + 1));
    meanLoss = new RunningMean();
    network.metrics().forEach(metric -> metric.addAccumulator(TRAIN));
    int step = 0;
    try (NDManager manager = network.manager().newSubManager()) {
      for (Batch batch : Batches.shuffled(data, how.batchSize, manager, network.seed(), number)) {
        try (batch) {
          if (Thread.interrupted()) {
            throw new CancellationException();
          }
          if (step == QUICK_STEPS && RunMode.current().shortens()) {
            break;
          }
          step(batch);
        }
        step++;
        int done = step;
        progress.update(
            ++stepsDone,
            () ->
                "epoch %d/%d, step %s, %s"
                    .formatted(
                        epoch, epochs, steps < 0 ? done : done + "/" + steps, text(measured())));
      }
      if (step == 0) {
        throw new IllegalArgumentException("fit expected at least one sample, received none");
      }
    } catch (CancellationException e) { // from here, or from data that were waiting
      throw stopped(epoch, step, steps);
    }
  }

  /** Forward, backward, and one update of every weight. Nothing made on the way outlives it. */
  private void step(Batch batch) {
    try (TapeScope scope = new TapeScope()) {
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDList predictions = network.forward(batch.getData(), true);
        NDArray loss = network.loss().evaluate(batch.getLabels(), predictions);
        NDArray penalty = Penalties.of(network.block());
        if (penalty != null) {
          loss = loss.add(penalty);
        }
        tape.backward(loss);
        meanLoss.add(loss.stopGradient(), batch.getSize());
        measure(batch, predictions);
      }
    }
    update();
  }

  private void measure(Batch batch, NDList predictions) {
    for (Evaluator metric : network.metrics()) {
      metric.updateAccumulator(TRAIN, batch.getLabels(), predictions);
    }
  }

  private void update() {
    for (Pair<String, Parameter> parameter : network.block().getParameters()) {
      if (parameter.getValue().requiresGradient()) {
        NDArray weight = parameter.getValue().getArray();
        try (NDArray gradient = weight.getGradient()) {
          network.optimizer().update(parameter.getKey(), weight, gradient);
        }
      }
    }
  }

  private Map<String, Float> measured() {
    Map<String, Float> values = new LinkedHashMap<>();
    values.put("loss", meanLoss.value());
    for (Evaluator metric : network.metrics()) {
      values.put(metric.getName(), metric.getAccumulator(TRAIN));
    }
    return values;
  }

  private CancellationException stopped(int epoch, int step, int steps) {
    String where = "in epoch %d of %d, after step %d".formatted(epoch, epochs, step);
    if (steps > 0) {
      where += " of " + steps;
    }
    network.stoppedAt(where);
    return new CancellationException("Training was stopped " + where);
  }

  static String text(Map<String, Float> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "  ")
                .append(name)
                .append(' ')
                .append("%.4f".formatted(value)));
    return text.toString();
  }
}
