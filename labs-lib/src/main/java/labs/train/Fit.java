package labs.train;

import ai.djl.training.dataset.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to train: the arguments of Keras's {@code fit}.
 *
 * <pre>{@code
 * network.fit(train, Fit.epochs(20).batchSize(512).validation(validation));
 * }</pre>
 */
public final class Fit {
  final int epochs;
  int batchSize = 32;
  Dataset validation;
  double validationSplit;
  final List<Callback> callbacks = new ArrayList<>();
  Path checkpoint;
  boolean quiet;

  private Fit(int epochs) {
    this.epochs = epochs;
  }

  /**
   * Training that passes over the data so many times.
   *
   * @param epochs at least 1
   * @throws IllegalArgumentException if it is less
   */
  public static Fit epochs(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs expected 1 or more, received " + epochs);
    }
    return new Fit(epochs);
  }

  /**
   * How many samples make one step; 32 if it is not set. A data set that cuts its own batches, such
   * as plain DJL ones, is not asked.
   *
   * @param batchSize at least 1
   * @throws IllegalArgumentException if it is less
   */
  public Fit batchSize(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize expected 1 or more, received " + batchSize);
    }
    this.batchSize = batchSize;
    return this;
  }

  /** Data that the network does not learn from; it is evaluated after each epoch. */
  public Fit validation(Dataset validation) {
    this.validation = validation;
    return this;
  }

  /**
   * Keeps the last part of the data for validation. It is cut off before the data are shuffled, so
   * that it is the same part in each epoch and each fit.
   *
   * @param fraction above 0 and below 1; 0.2 is the last fifth
   * @throws IllegalArgumentException if it is not
   */
  public Fit validationSplit(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "validationSplit expected a fraction between 0 and 1, received " + fraction);
    }
    validationSplit = fraction;
    return this;
  }

  /** Something to do at the end of each epoch, after what was added before. */
  public Fit callback(Callback callback) {
    callbacks.add(callback);
    return this;
  }

  /**
   * A file that is written after each epoch: weights, the optimizer's state, history. Where it is
   * there when training begins, training goes on after its last finished epoch, as if it had never
   * been stopped, by an interrupt or by the kernel's end. The loss, the metrics, the data and the
   * batch size are not in the file: they must be those of the first time.
   *
   * @param file delete it to start anew
   */
  public Fit checkpoint(Path file) {
    checkpoint = file;
    return this;
  }

  /** Draws no curve in a notebook while the network is trained; the lines of progress stay. */
  public Fit quiet() {
    quiet = true;
    return this;
  }
}
