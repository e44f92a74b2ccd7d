package labs.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import labs.device.FlushDenormals;
import labs.device.FreedMemory;

/**
 * Lets one training, evaluation or tape run at a time: DJL collects one gradient at a time, and
 * after an interrupt the notebook is free at once while the interrupted step is still running.
 * Denormal numbers are flushed meanwhile, and after long work freed memory is given back.
 */
final class OneAtATime implements AutoCloseable {
  /** Nanoseconds of work beside which giving memory back does not count. */
  private static final long LONG = 1_000_000_000;

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final OneAtATime INSTANCE = new OneAtATime();

  private long start;

  private OneAtATime() {}

  /**
   * Waits for the step that is running, if one is; whoever has the turn already has it.
   *
   * @throws CancellationException if the wait is interrupted
   */
  static OneAtATime enter() {
    if (LOCK.isHeldByCurrentThread()) { // an interrupt that nobody has seen yet ends no wait
      return await();
    }
    try {
      LOCK.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new CancellationException("Interrupted while another training was finishing its step");
    }
    return begin();
  }

  /** Waits as {@link #enter} does, whether it is interrupted or not: what is freed must not run. */
  static OneAtATime await() {
    LOCK.lock();
    return begin();
  }

  private static OneAtATime begin() {
    if (LOCK.getHoldCount() == 1) {
      FlushDenormals.on();
      INSTANCE.start = System.nanoTime();
    }
    return INSTANCE;
  }

  @Override
  public void close() {
    if (LOCK.getHoldCount() == 1) {
      FlushDenormals.off();
      if (System.nanoTime() - start > LONG) {
        FreedMemory.giveBack();
      }
    }
    LOCK.unlock();
  }
}
