package labs.widget;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import labs.notebook.DaemonThread;

/**
 * Does the work of the latest of many moves, and none of those that came before it while other work
 * was being done. All work is done one piece after the other, on a thread of its own: the kernel's
 * must stay free for messages.
 */
final class Latest<T> {
  private static final ExecutorService WORKER = DaemonThread.executor("labs-widget");

  private final AtomicReference<T> waiting = new AtomicReference<>();
  private final Consumer<T> work;

  /** Work that handles what goes wrong in it. */
  Latest(Consumer<T> work) {
    this.work = work;
  }

  /** Takes the place of what waits, if something does. Not null. */
  void offer(T move) {
    if (waiting.getAndSet(move) == null) {
      WORKER.execute(() -> work.accept(waiting.getAndSet(null)));
    }
  }
}
