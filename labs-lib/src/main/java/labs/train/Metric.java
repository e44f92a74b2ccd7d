package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;
import java.util.HashMap;
import java.util.Map;
import labs.results.Better;

/**
 * A metric in one method: a DJL Evaluator that says what a batch is worth on average and leaves the
 * rest to this class.
 *
 * <pre>{@code
 * class MeanError extends Metric {
 *   MeanError() { super("mean error"); }
 *   public NDArray evaluate(NDList labels, NDList predictions) {
 *     return predictions.head().sub(labels.head()).abs().mean();
 *   }
 * }
 * }</pre>
 */
public abstract class Metric extends Evaluator {
  private final Map<String, RunningMean> means = new HashMap<>();

  /**
   * A metric of this name.
   *
   * @param name its name in the history
   */
  protected Metric(String name) {
    super(name);
  }

  /**
   * A metric that says which way it improves, for early stopping and for plots.
   *
   * @param name its name in the history
   */
  protected Metric(String name, Better better) {
    this(name);
    Better.say(name, better);
  }

  /**
   * The metric of one batch.
   *
   * @return a scalar: the mean over the batch's samples, or over the real steps alone, which then
   *     come as samples (steps, ...), where the network masks padding
   */
  @Override
  public abstract NDArray evaluate(NDList labels, NDList predictions);

  @Override
  public void addAccumulator(String key) {
    means.put(key, new RunningMean());
  }

  @Override
  public void updateAccumulator(String key, NDList labels, NDList predictions) {
    NDArray value = RunningMean.one(getName(), evaluate(labels, predictions));
    means.get(key).add(value, (int) labels.head().getShape().get(0));
  }

  @Override
  public void resetAccumulator(String key) {
    means.put(key, new RunningMean());
  }

  @Override
  public float getAccumulator(String key) {
    return means.get(key).value();
  }
}
