package labs.notebook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does work beside the kernel's own threads, of no cell, and keeps no program from ending. */
public final class DaemonThread extends Thread {
  private DaemonThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }

  /**
   * One thread that does what it is handed, piece after piece.
   *
   * @param name as stack traces show it
   */
  public static ExecutorService executor(String name) {
    return Executors.newSingleThreadExecutor(task -> new DaemonThread(task, name));
  }
}
