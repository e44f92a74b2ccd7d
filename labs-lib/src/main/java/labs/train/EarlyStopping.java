package labs.train;

import java.util.LinkedHashMap;
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
  private WeightsCopy bestWeights;

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
   * Gives the network the weights of its best epoch back when training ends, or is interrupted. A
   * {@linkplain Fit#checkpoint(java.nio.file.Path) checkpoint} keeps the last epoch's: fit refuses
   * the two together.
   *
   * @return this callback
   */
  public EarlyStopping restoreBestWeights() {
    restore = true;
    return this;
  }

  /**
   * The number of the best epoch, from 1; 0 before training, or where the value was never a number.
   */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** Whether it needs weights that no checkpoint keeps. */
  boolean restores() {
    return restore;
  }

  @Override
  public void onTrainBegin(Network network) {
    bestEpoch = 0;
    best = Double.POSITIVE_INFINITY;
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
    if (loss < best) { // NaN is not
      best = loss;
      bestEpoch = epoch;
      if (restore) {
        remember(network.state);
      }
    } else if (epoch - bestEpoch >= patience) {
      network.stopTraining();
    }
  }

  /** Sees the finished epochs' values again, and stops at once if the last of them was the end. */
  @Override
  public void onResume(Network network, History history) {
    int epoch = 0;
    for (Map<String, Double> row : history.rows()) {
      Map<String, Float> values = new LinkedHashMap<>();
      row.forEach((name, value) -> values.put(name, value.floatValue()));
      onEpochEnd(network, ++epoch, values);
    }
  }

  @Override
  public void onTrainEnd(Network network) {
    if (bestWeights != null) {
      bestWeights.putBack();
    }
    forget();
  }

  private void remember(NetworkState network) {
    if (bestWeights == null) {
      bestWeights = new WeightsCopy(network);
    } else {
      bestWeights.renew();
    }
  }

  private void forget() {
    if (bestWeights != null) {
      bestWeights.close();
      bestWeights = null;
    }
  }
}
