package labs.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.nn.Dropout;
import labs.notebook.Progress;
import labs.pipeline.IndexedDataset;
import labs.results.RunMode;

/** The training loop: epochs, steps, progress, and a clean stop when the thread is interrupted. */
final class FitLoop {
  private static final int QUICK_EPOCHS = 2;
  private static final int QUICK_STEPS = 40;

  private final Network network;
  private final NetworkState state;
  private final Fit how;
  private final int epochs;
  private Measures measures;
  private long stepsDone;

  FitLoop(Network network, Fit how) {
    this.network = network;
    this.state = network.state;
    this.how = how;
    this.epochs = RunMode.current().cap("epochs", how.epochs, QUICK_EPOCHS);
  }

  /** Trains on all of the data, or on what a validation split leaves of them. */
  History run(Dataset data) {
    state.history = new History();
    if (how.validationSplit == 0) {
      return run(data, how.validation);
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
    double split = how.validationSplit;
    return run(samples.first(1 - split), samples.last(split));
  }

  private History run(Dataset data, Dataset validation) {
    int count = Batches.count(data, how.batchSize);
    int steps = count < 0 ? -1 : RunMode.current().cap("steps an epoch", count, QUICK_STEPS);
    long total = steps < 0 ? -1 : (long) steps * epochs;
    try (Progress progress = new Progress("Training", total, "steps")) {
      state.toStop = false;
      int finished =
          how.checkpoint == null ? 0 : Checkpoint.resume(state, how.checkpoint, epochs, progress);
      how.callbacks.forEach(callback -> callback.onTrainBegin(network));
      if (finished > 0) {
        how.callbacks.forEach(callback -> callback.onResume(network, state.history));
      }
      stepsDone = (long) Math.max(0, steps) * Math.min(finished, epochs);
      for (int epoch = finished + 1; epoch <= epochs && !state.toStop; epoch++) {
        long start = System.nanoTime();
        trainEpoch(data, epoch, steps, progress);
        Map<String, Float> values = measures.values();
        if (validation != null) {
          Inference.evaluate(state, validation, false)
              .forEach((name, value) -> values.put("val_" + name, value));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        state.history.add(seconds, values);
        progress.line("epoch %2d/%d  %5.1f s  %s".formatted(epoch, epochs, seconds, text(values)));
        for (Callback callback : how.callbacks) {
          callback.onEpochEnd(network, epoch, values);
        }
        if (how.checkpoint != null) {
          NetworkFile.write(how.checkpoint, state, null);
        }
      }
      how.callbacks.forEach(callback -> callback.onTrainEnd(network));
      return state.history;
    }
  }

  private void trainEpoch(Dataset data, int epoch, int steps, Progress progress) {
    int number = state.epochsTrained++;
    long seed = state.seed * 31 + number + 1;
    Engine.getInstance().setRandomSeed((int) seed);
    Dropout.seed(state.block, seed);
    measures = new Measures(state, "train");
    int step = 0;
    try (NDManager manager = state.manager.newSubManager()) {
      for (Batch batch : Batches.shuffled(data, how.batchSize, manager, state.seed, number)) {
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
                        epoch,
                        epochs,
                        steps < 0 ? done : done + "/" + steps,
                        text(measures.values())));
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
        NDList predictions = state.forward(batch.getData(), true);
        NDArray loss = measures.loss(batch, predictions);
        tape.backward(loss);
        measures.add(batch, predictions, loss.stopGradient());
      }
    }
    state.learned().forEach(this::update);
  }

  private void update(String key, NDArray weight) {
    try (NDArray gradient = weight.getGradient()) {
      state.optimizer.update(key, weight, gradient);
    }
  }

  private CancellationException stopped(int epoch, int step, int steps) {
    String where = "in epoch %d of %d, after step %d".formatted(epoch, epochs, step);
    if (steps > 0) {
      where += " of " + steps;
    }
    state.stoppedAt(where);
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
