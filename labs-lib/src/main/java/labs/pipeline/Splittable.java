package labs.pipeline;

/**
 * Samples in an order, of which a part can be taken: the first or the last share, to train on the
 * one and validate on the other. Nothing is copied.
 *
 * <pre>{@code
 * network.fit(data.last(0.6), Fit.epochs(4).validation(data.first(0.4)));
 * }</pre>
 *
 * @param <T> the type of a part
 */
public interface Splittable<T> {
  /** The number of samples. */
  int size();

  /**
   * The samples from one index to before another.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= from &lt;= to &lt;= size()
   */
  T range(int from, int to);

  /**
   * The first share of the samples.
   *
   * @param share from 0 to 1: 0.4 of 25,000 are the first 10,000; rounded down, as Keras cuts off
   *     its validation data
   * @throws IllegalArgumentException if it is not
   */
  default T first(double share) {
    return range(0, end(required(share)));
  }

  /**
   * The last share of the samples: what {@code first(1 - share)} leaves.
   *
   * @param share from 0 to 1: 0.6 of 25,000 are the last 15,000
   * @throws IllegalArgumentException if it is not
   */
  default T last(double share) {
    return range(end(1 - required(share)), size());
  }

  /** Shares are whole billionths: 1 - 0.9 is not quite 0.1 in binary. */
  private int end(double share) {
    return (int) (Math.round(share * 1e9) * size() / 1_000_000_000);
  }

  private static double required(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("expected a share from 0 to 1, received " + share);
    }
    return share;
  }
}
