package labs.device;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;

/**
 * Memory that libtorch has freed and the C library keeps for later: after a pass over much data
 * often more than what is still in use, and missing to the kernels of others.
 *
 * <p>glibc's {@code malloc_trim}; with another C library nothing happens.
 */
public final class FreedMemory {
  private static final Function TRIM = find();

  private FreedMemory() {}

  private static Function find() {
    try {
      return NativeLibrary.getInstance("c").getFunction("malloc_trim");
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }

  /** Gives it back to the system: 1 to 30 ms, and some more where it is needed again. */
  public static void giveBack() {
    if (TRIM != null) {
      TRIM.invokeInt(new Object[] {new NativeLong(0)});
    }
  }
}
