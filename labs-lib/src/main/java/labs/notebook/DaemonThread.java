package labs.notebook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work that is done beside the kernel's own threads, and keeps no program from ending. */
public final class DaemonThread {
  private DaemonThread() {}

  /**
   * One thread that does what it is handed, piece after piece.
   *
   * @param name as stack traces show it
   */
  public static ExecutorService executor(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
