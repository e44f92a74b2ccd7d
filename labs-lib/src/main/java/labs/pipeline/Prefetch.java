package labs.pipeline;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A pass whose batches a thread of its own makes ahead of time, until it is read or closed. */
final class Prefetch implements Iterator<Batch>, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** What the thread hands over: a batch, or its end, with the reason if it failed. */
  private record Item(Batch batch, Throwable failure) {}

  private final String id = UUID.randomUUID().toString();
  private final NDManager manager;

  /** Holds the batches: nothing closes it while the thread still makes one. */
  private final NDManager own;

  private final Iterator<Batch> batches;
  private final Set<Prefetch> open;
  private final BlockingQueue<Item> ready;
  private final Thread thread = new Thread(this::produce, "labs-prefetch");
  private volatile boolean closed;

  /** The reader's alone: close may come from another thread. */
  private Item next;

  /**
   * Begins at once.
   *
   * @param manager its end is the pass's end
   * @param open holds this pass while it is not over
   */
  Prefetch(
      Function<NDManager, Iterator<Batch>> batches,
      int ahead,
      NDManager manager,
      Set<Prefetch> open) {
    this.manager = manager;
    this.own = NDManager.newBaseManager(manager.getDevice());
    this.batches = batches.apply(own);
    this.open = open;
    ready = new LinkedBlockingQueue<>(ahead);
    open.add(this);
    manager.attachInternal(id, this);
    thread.setDaemon(true);
    thread.start();
  }

  private void produce() {
    Item end = new Item(null, null);
    try {
      while (!closed && batches.hasNext()) {
        hand(new Item(batches.next(), null));
      }
    } catch (Throwable e) { // an error too must reach the thread that trains
      end = new Item(null, e);
    }
    hand(end);
  }

  /** Waits until there is room, or the pass is over. */
  private void hand(Item item) {
    boolean handed = false;
    while (!handed && !closed) {
      try {
        handed = ready.offer(item, 1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        // Only close interrupts this thread, and says so in closed: the loop's condition sees it.
      }
    }
  }

  /**
   * Whether there is another batch, which may have to be waited for.
   *
   * @throws CancellationException if the wait is interrupted
   */
  @Override
  public boolean hasNext() {
    if (next == null) {
      next = take();
    }
    if (closed && next.batch() != null) { // it was freed with the rest
      throw wasClosed();
    }
    if (next.failure() != null) {
      close();
      if (next.failure() instanceof Error error) {
        throw error;
      }
      throw next.failure() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(next.failure());
    }
    if (next.batch() == null && open.remove(this)) {
      // All was read: the thread has nothing left to do but to end. Batches that the reader keeps
      // live as long as the manager.
      awaitEnd(() -> {});
      manager.detachInternal(id);
      manager.attachInternal(id, own);
    }
    return next.batch() != null;
  }

  private Item take() {
    try {
      Item item = null;
      while (item == null) {
        if (closed) {
          throw wasClosed();
        }
        item = ready.poll(100, TimeUnit.MILLISECONDS);
      }
      return item;
    } catch (InterruptedException e) {
      close();
      throw new CancellationException("Interrupted while waiting for the pipeline");
    }
  }

  private static IllegalStateException wasClosed() {
    return new IllegalStateException("This pass over the pipeline was closed: begin another");
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the pipeline has no more batches");
    }
    Batch batch = next.batch();
    next = null;
    return batch;
  }

  /** Ends the thread, and frees the batches. */
  @Override
  public void close() {
    if (closed || !open.remove(this)) {
      return;
    }
    closed = true;
    manager.detachInternal(id);
    awaitEnd(thread::interrupt);
    own.close();
  }

  /** Waits until the thread has ended; an interrupt of the waiting one is kept for afterwards. */
  private void awaitEnd(Runnable urge) {
    boolean interrupted = false;
    long giveUp = System.nanoTime() + PATIENCE;
    while (thread.isAlive() && System.nanoTime() < giveUp) {
      urge.run();
      try {
        thread.join(100);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
