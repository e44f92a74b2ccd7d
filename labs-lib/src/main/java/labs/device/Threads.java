package labs.device;

import ai.djl.pytorch.jni.JniUtils;

/**
 * libtorch's threads for what is calculated until this is closed: one where there is little to
 * calculate. The others would have to be woken for every product, and a machine that computes
 * something else besides wakes them late.
 *
 * <p>It goes by sizes, not by time, so that the same training gives the same numbers.
 */
public final class Threads implements AutoCloseable {
  /**
   * So many multiply-adds take one thread a good part of a millisecond. Measured on two cores:
   * steps of 3 to 16 million (lab 5's autoencoders, a dense network on 128 reviews' ids) took 0.4
   * to 0.8 of the time with one thread, a step of 80 million 1.2 times as long.
   */
  private static final long WORTH_WAKING = 1 << 24;

  private final int before = JniUtils.getNumThreads();
  private final boolean one;

  /**
   * Chooses the threads.
   *
   * @param multiplyAdds about how many there are in one go
   */
  public Threads(long multiplyAdds) {
    one = before > 1 && multiplyAdds < WORTH_WAKING;
    if (one) {
      JniUtils.setNumThreads(1);
    }
  }

  /** Puts back the number of threads that was there before. */
  @Override
  public void close() {
    if (one) {
      JniUtils.setNumThreads(before);
    }
  }
}
