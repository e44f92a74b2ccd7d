package labs.train;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What is done at the end of each epoch: Keras's {@code Callback}.
 *
 * <pre>{@code
 * Fit.epochs(20).callback((network, epoch, values) -> {
 *   if (values.get("loss") < 0.1) {
 *     network.stopTraining();
 *   }
 * })
 * }</pre>
 */
@FunctionalInterface
public interface Callback {
  /**
   * An epoch was finished; {@link Network#stopTraining} makes it the last one.
   *
   * @param epoch its number in this fit, from 1
   * @param values loss and metrics, those of the validation data with "val_" before their names
   */
  void onEpochEnd(Network network, int epoch, Map<String, Float> values);

  /** Training begins. */
  default void onTrainBegin(Network network) {}

  /**
   * Training goes on from a checkpoint; called after {@link #onTrainBegin}.
   *
   * @param history the epochs that were finished before
   */
  default void onResume(Network network, History history) {}

  /**
   * A step was made.
   *
   * @param epoch how many epochs have passed in this fit, such as 1.5 in the middle of the second,
   *     and all through it where nobody knows its length
   * @param values loss and metrics of this epoch so far: to ask for them waits for the device
   */
  default void onTrainBatchEnd(
      Network network, double epoch, Supplier<Map<String, Float>> values) {}

  /** Training is over: its last epoch was finished, or it was interrupted or failed. */
  default void onTrainEnd(Network network) {}
}
