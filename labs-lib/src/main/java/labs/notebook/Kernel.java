package labs.notebook;

import java.util.Map;
import java.util.function.Consumer;

/** What labs-lib needs of the kernel that runs it; one class for each kernel implements it. */
interface Kernel {
  /** The kernel that runs this code, or null outside a notebook. */
  static Kernel running() {
    Kernel kernel = null;
    if (Absent.jjava == null) {
      try {
        kernel = JJava.running();
      } catch (NoClassDefFoundError e) {
        Absent.jjava = e;
      }
    }
    if (kernel == null && Absent.ijava == null) {
      try {
        kernel = IJava.running();
      } catch (NoClassDefFoundError e) {
        Absent.ijava = e;
      }
    }
    return kernel;
  }

  /** Whether a cell's output can be written now: not before the first cell, nor once stopped. */
  boolean isAttached();

  /** Shows a bundle; one with a display id can be updated later, null means never. */
  void display(Map<String, Object> bundle, String displayId);

  /** Replaces what was shown under a display id. */
  void update(Map<String, Object> bundle, String displayId);

  /** What replaces, also once this cell has ended, what it shows under a display id. */
  Consumer<Map<String, Object>> place(String displayId);

  /**
   * Opens a comm to the page.
   *
   * @param data of the {@code comm_open} message, as its metadata are
   * @param messages is told the data of each {@code comm_msg}
   * @param closed is run once the comm is closed, by the page or by us
   * @return null where the kernel is connected to nobody
   */
  Channel open(
      String target,
      Map<String, Object> data,
      Map<String, Object> metadata,
      Consumer<Map<String, Object>> messages,
      Runnable closed);

  /** The running cell's run; between cells the last one. */
  CellRun cell();

  /**
   * The message that asked for a cell's run: both kernels' comm managers keep it where nobody else
   * can read it. Null before the first one, and in a version that does not keep it.
   */
  static Object request(Class<?> type, Object commManager) {
    try {
      return new PrivateField(type, "context").get(commManager);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** The kernels whose classes are missing: asked once, since a failed look-up is slow. */
  final class Absent {
    private static volatile NoClassDefFoundError jjava;
    private static volatile NoClassDefFoundError ijava;

    private Absent() {}
  }
}
