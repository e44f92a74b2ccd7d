package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import labs.results.Better;

/**
 * Ends training when a value no longer improves, as Keras's {@code EarlyStopping}.
 *
 * <pre>{@code
 * Fit.epochs(50).validationSplit(0.2)
 *     .callback(new EarlyStopping("val_loss").patience(3).restoreBestWeights())
 * }</pre>
 *
 * <p>{@link Better} knows which way a value improves; of a name that it does not know it asks,
 * before the first epoch.
 */
public final class EarlyStopping implements Callback {
  private final String monitor;
  private int patience;
  private boolean restore;
  private double best;
  private int bestEpoch;
  private NDManager memory;
  private List<NDArray> bestWeights = List.of();

  /**
   * Stopping at the first epoch that is no better than the best one.
   *
   * @param monitor a column of the history, such as "val_loss" or "val_accuracy"
   */
  public EarlyStopping(String monitor) {
    this.monitor = monitor;
  }

  /**
   * How many epochs without improvement are borne; the last of them is the last epoch.
   *
   * @param epochs 0 or more
   * @return this callback
   * @throws IllegalArgumentException if it is less
   */
  public EarlyStopping patience(int epochs) {
    if (epochs < 0) {
      throw new IllegalArgumentException("patience expected 0 or more, received " + epochs);
    }
    patience = epochs;
    return this;
  }

  /**
   * Gives the network the weights of its best epoch back when training ends.
   *
   * @return this callback
   */
  public EarlyStopping restoreBestWeights() {
    restore = true;
    return this;
  }

  /** The number of the best epoch, from 1; 0 before training. */
  public int bestEpoch() {
    return bestEpoch;
  }

  @Override
  public void onTrainBegin(Network network) {
    bestEpoch = 0;
    forget();
    if (network.state.metrics.stream().anyMatch(metric -> monitor.endsWith(metric.getName()))) {
      Better.of(monitor); // asks now, not after an epoch
    }
  }

  /**
   * Looks at the monitored value.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  @Override
  public void onEpochEnd(Network network, int epoch, Map<String, Float> values) {
    Float value = values.get(monitor);
    if (value == null) {
      throw new IllegalArgumentException(
          "EarlyStopping expected one of %s, received '%s'%s"
              .formatted(
                  values.keySet(),
                  monitor,
                  monitor.startsWith("val_") ? ": does fit have validation data?" : ""));
    }
    double loss = Better.of(monitor) == Better.HIGHER ? -value : value;
    if (bestEpoch == 0 || loss < best) {
      best = loss;
      bestEpoch = epoch;
      if (restore) {
        remember(network);
      }
    } else if (epoch - bestEpoch >= patience) {
      network.stopTraining();
    }
  }

  /** Sees the finished epochs' values again, and stops at once if the last of them was the end. */
  @Override
  public void onResume(Network network, History history) {
    if (restore) {
      throw new IllegalArgumentException(
          "A checkpoint keeps the last epoch's weights, restoreBestWeights needs the best ones:"
              + " leave one of the two out, or delete the checkpoint to start anew");
    }
    int epoch = 0;
    for (Map<String, Double> row : history.rows()) {
      Map<String, Float> values = new LinkedHashMap<>();
      row.forEach((name, value) -> values.put(name, value.floatValue()));
      onEpochEnd(network, ++epoch, values);
    }
  }

  @Override
  public void onTrainEnd(Network network) {
    for (int i = 0; i < bestWeights.size(); i++) {
      // Not copyTo: libtorch then prints a warning on standard error.
      NDArray weight = network.block().getParameters().valueAt(i).getArray();
      weight.set(new NDIndex("..."), bestWeights.get(i));
    }
    forget();
  }

  private void remember(Network network) {
    forget();
    memory = network.manager().newSubManager();
    bestWeights = new ArrayList<>();
    for (Pair<String, Parameter> parameter : network.block().getParameters()) {
      NDArray copy = parameter.getValue().getArray().duplicate();
      copy.attach(memory);
      bestWeights.add(copy);
    }
  }

  private void forget() {
    if (memory != null) {
      memory.close();
      memory = null;
      bestWeights = List.of();
    }
  }
}
