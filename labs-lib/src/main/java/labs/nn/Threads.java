package labs.nn;

import ai.djl.pytorch.jni.JniUtils;

/**
 * libtorch's threads for what is calculated until this is closed: one where each product is small.
 * The others would have to be woken for every one of them, and a machine that computes something
 * else besides wakes them late.
 *
 * <p>It goes by sizes, not by time, so that the same training gives the same numbers.
 */
final class Threads implements AutoCloseable {
  /**
   * So many multiply-adds take one thread a tenth of a millisecond. Measured on two cores: lab 2's
   * SimpleRNN, 160,000 in each step of its loop, took 0.92 of the time, and beside two other
   * programs less than half.
   */
  private static final long WORTH_WAKING = 1 << 22;

  private final int before = JniUtils.getNumThreads();
  private final boolean one;

  /**
   * Chooses the threads.
   *
   * @param multiplyAdds about how many there are in one product
   */
  Threads(long multiplyAdds) {
    one = before > 1 && oneIsEnough(multiplyAdds);
    if (one) {
      JniUtils.setNumThreads(1);
    }
  }

  /** Whether a product of so many multiply-adds is small. */
  static boolean oneIsEnough(long multiplyAdds) {
    return multiplyAdds < WORTH_WAKING;
  }

  /** Puts back the number of threads that was there before. */
  @Override
  public void close() {
    if (one) {
      JniUtils.setNumThreads(before);
    }
  }
}
