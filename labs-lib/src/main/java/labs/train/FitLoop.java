package labs.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.nn.CutGraph;
import labs.nn.Dropout;
import labs.notebook.Progress;
import labs.pipeline.IndexedDataset;
import labs.results.RunMode;

/** The training loop: epochs, steps, progress, and a clean stop when the thread is interrupted. */
final class FitLoop {
  private static final int QUICK_EPOCHS = 2;
  private static final int QUICK_STEPS = 40;

  /** Steps of a whole training that no mode shortens, such as that of a check's made-up samples. */
  private static final int FEW_STEPS = QUICK_EPOCHS * QUICK_STEPS;

  private final Network network;
  private final NetworkState state;
  private final Fit how;
  private final List<Callback> callbacks;
  private Measures measures;
  private Map<String, NDArray> learned;
  private long stepsDone;

  /**
   * Where the training is: the epoch, of how many, its steps so far, how many it has (-1 if
   * unknown), and whether only its validation is left.
   */
  private int epoch;

  private int epochs;

  private int step;
  private int steps;
  private int mostSteps;
  private boolean trained;

  FitLoop(Network network, Fit how) {
    this.network = network;
    this.state = network.state;
    this.how = how;
    this.callbacks = LiveCurve.beside(how);
  }

  /** Trains on all of the data, or on what a validation split leaves of them. */
  History run(Dataset data) {
    if (state.learned().isEmpty()) {
      throw new IllegalStateException(
          "fit expected weights that learn, received a network without any: thaw a layer by"
              + " layer.freezeParameters(false)");
    }
    if (how.checkpoint != null
        && callbacks.stream().anyMatch(c -> c instanceof EarlyStopping early && early.restores())) {
      throw new IllegalArgumentException(
          "A checkpoint keeps the last epoch's weights, restoreBestWeights needs the best ones:"
              + " leave one of the two out");
    }
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
    IndexedDataset first = samples.first(1 - split);
    IndexedDataset last = samples.last(split);
    if (first.size() == 0 || last.size() == 0) {
      throw new IllegalArgumentException(
          "validationSplit(%s) of %d samples leaves %d to learn from and %d to validate on, expected one or more of each: take another fraction, or more samples"
              .formatted(split, samples.size(), first.size(), last.size()));
    }
    return run(first, last);
  }

  private History run(Dataset data, Dataset validation) {
    int count = Batches.count(data, how.batchSize);
    requireSome(count, "sample");
    if (validation != null) {
      requireSome(Batches.count(validation, how.batchSize), "sample to validate on");
    }
    boolean few = count >= 0 && (long) count * how.epochs <= FEW_STEPS;
    // Never fewer steps than a training that is left whole may have.
    int most = count < 0 ? QUICK_EPOCHS : Math.max(QUICK_EPOCHS, FEW_STEPS / count);
    epochs = RunMode.current().cap("epochs", how.epochs, most);
    mostSteps = few || !RunMode.current().shortens() ? Integer.MAX_VALUE : QUICK_STEPS;
    steps = count <= mostSteps ? count : RunMode.current().cap("steps an epoch", count, mostSteps);
    long total = steps < 0 ? -1 : (long) steps * epochs;
    History before = state.history;
    boolean refused = true;
    List<Callback> begun = new ArrayList<>();
    try (Progress progress = new Progress("Training", total, "steps");
        Ending ending = () -> end(begun.iterator())) {
      state.toStop = false;
      state.history = new History();
      for (Callback callback : callbacks) {
        callback.onTrainBegin(network);
        begun.add(callback);
      }
      epoch =
          how.checkpoint == null ? 0 : Checkpoint.resume(state, how.checkpoint, epochs, progress);
      refused = false;
      if (epoch > 0) {
        callbacks.forEach(callback -> callback.onResume(network, state.history));
      }
      stepsDone = (long) Math.max(0, steps) * Math.min(epoch, epochs);
      try (WeightsCopy good = new WeightsCopy(state)) {
        while (epoch < epochs && !state.toStop) {
          epoch++;
          epoch(data, validation, progress, good);
          good.renew();
        }
      } catch (CancellationException e) { // from here, or from data that were waiting
        throw new CancellationException(
            "Training was stopped " + stoppedAt() + "; what was learned is kept.");
      }
      return state.history;
    } finally {
      if (refused) {
        state.history = before; // it loses nothing
      }
    }
  }

  private static void requireSome(int batches, String what) {
    if (batches == 0) {
      throw new IllegalArgumentException(
          "fit expected at least one %s, received none".formatted(what));
    }
  }

  /** What must happen whatever else does: it never takes the place of what was thrown before. */
  private interface Ending extends AutoCloseable {
    @Override
    void close();
  }

  /** Every callback that has begun ends, such as early stopping, which puts weights back. */
  private void end(Iterator<Callback> left) {
    if (left.hasNext()) {
      Callback callback = left.next();
      try (Ending others = () -> end(left)) {
        callback.onTrainEnd(network);
      }
    }
  }

  private void epoch(Dataset data, Dataset validation, Progress progress, WeightsCopy good) {
    long start = System.nanoTime();
    trained = false;
    train(data, progress, good);
    trained = true;
    Map<String, Float> values = measures.values();
    requireFinite(measures, data, good);
    if (validation != null) {
      Measures seen = Inference.measure(state, validation, null);
      seen.values().forEach((name, value) -> values.put("val_" + name, value));
      requireFinite(seen, validation, good);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    state.history.add(seconds, values);
    progress.line(
        String.format(
            Locale.ROOT, "epoch %2d/%d  %5.1f s  %s", epoch, epochs, seconds, text(values)));
    for (Callback callback : callbacks) {
      callback.onEpochEnd(network, epoch, values);
    }
    if (how.checkpoint != null) {
      NetworkFile.write(how.checkpoint, state, null);
    }
  }

  private void train(Dataset data, Progress progress, WeightsCopy good) {
    int number = state.epochsTrained++;
    long seed = state.seed * 31 + number + 1;
    Engine.getInstance().setRandomSeed((int) seed);
    Dropout.seed(state.block, seed);
    measures = new Measures(state, "train", epoch == 1);
    learned = state.learned();
    state.zeroGradients();
    step = 0;
    try (NDManager manager = state.manager.newSubManager()) {
      for (Batch batch : Batches.shuffled(data, how.batchSize, manager, state.seed, number)) {
        try (batch) {
          if (Thread.interrupted()) {
            throw new CancellationException();
          }
          if (step == mostSteps) {
            break;
          }
          step(batch);
        }
        step++;
        double passed = epoch - 1 + (steps < 0 ? 0.5 : (double) step / steps);
        for (Callback callback : callbacks) {
          callback.onTrainBatchEnd(network, passed, measures::values);
        }
        progress.update(++stepsDone, () -> where() + ", " + text(measures.values()));
        requireFinite(measures, data, good);
      }
    }
    requireSome(step, "sample");
  }

  /** Forward, backward, and one update of every weight. Nothing made on the way outlives it. */
  private void step(Batch batch) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    state.store.open();
    try (TapeScope scope = new TapeScope()) {
      try (GradientCollector tape = Engine.getInstance().newGradientCollector();
          CutGraph graph = new CutGraph()) {
        Measures.Outcome outcome = measures.run(batch, true);
        NDArray cost = measures.cost(outcome);
        graph.backward(tape, cost);
        measures.add(outcome, cost.stopGradient());
      }
      learned.forEach((name, weight) -> gradients.put(name, state.store.gradient(weight)));
      gradients.values().forEach(NDScope::unregister);
    } finally {
      state.store.close();
    }
    try (NDList closed = new NDList(gradients.values())) {
      learned.forEach((name, w) -> state.optimizer.update(name, w, gradients.get(name)));
    }
  }

  private String where() {
    return "epoch %d/%d, step %d%s".formatted(epoch, epochs, step, steps < 0 ? "" : "/" + steps);
  }

  private String stoppedAt() {
    String of = "epoch %d of %d".formatted(epoch, epochs);
    if (!trained) {
      return "in %s, after step %d%s".formatted(of, step, steps < 0 ? "" : " of " + steps);
    }
    return state.history.epochs() < epoch
        ? "in the validation of " + of + ", so that the history ends with the epoch before"
        : "after " + of;
  }

  /**
   * Stops where a loss is no number. It is read when progress is shown, four times a second, and
   * after each epoch: the step is found then, without a wait for the device in each.
   */
  private void requireFinite(Measures read, Dataset data, WeightsCopy good) {
    RunningMean losses = read.losses();
    if (losses.notFiniteAt() == 0) {
      return;
    }
    good.putBack();
    state.forgetOptimizerState();
    throw new ArithmeticException(
        ("Training was stopped in epoch %d of %d: the loss at %s %d is %s; %s. What this epoch"
                + " learned is undone%s. If the loss grew in the epochs before, network.reset(seed)"
                + " draws new weights.")
            .formatted(
                epoch,
                epochs,
                read == measures ? "step" : "validation batch",
                losses.notFiniteAt(),
                losses.notFinite(),
                NotFinite.reason(
                    state,
                    data,
                    read == measures ? "the data" : "the validation data",
                    how.batchSize),
                state.slots() != null
                    ? ", and the optimizer starts anew"
                    : "; the optimizer keeps what it has seen: compile with a new one"));
  }

  static String text(Map<String, Float> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "  ")
                .append(name)
                .append(' ')
                .append(String.format(Locale.ROOT, "%.4f", value)));
    return text.toString();
  }
}
