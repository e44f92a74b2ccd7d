package labs.train;

import ai.djl.training.dataset.Dataset;

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
}
