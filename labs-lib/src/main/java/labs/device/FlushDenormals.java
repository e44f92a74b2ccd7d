package labs.device;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets this thread, and the OpenMP threads that work for it, take denormal numbers (below 1.2e-38)
 * for zero, as TensorFlow does: Intel's processors take a hundred times as long over one, and
 * gradients through time are full of them in the first steps.
 *
 * <p>The switch is a bit of each thread, in the floating-point environment of C. OpenMP's threads
 * have to set it themselves: {@code fesetenv} is run by all of them, as a parallel region. Linux on
 * x86-64 only; elsewhere nothing happens.
 */
public final class FlushDenormals {
  /** Of glibc's {@code fenv_t} on x86-64. */
  private static final int SIZE = 32;

  private static final int MXCSR = 28;

  /** Denormal results are zero (FTZ, bit 15), and denormal operands (DAZ, bit 6). */
  private static final int FLUSH = 1 << 15 | 1 << 6;

  private static final FlushDenormals AVAILABLE = find();
  private static final ThreadLocal<Boolean> TEAM_FLUSHES = ThreadLocal.withInitial(() -> false);

  private final Function setEnvironment;
  private final Function parallel;
  private final Memory off = new Memory(SIZE);
  private final Memory on = new Memory(SIZE);

  private FlushDenormals(NativeLibrary math, NativeLibrary openMp) {
    setEnvironment = math.getFunction("fesetenv");
    parallel = openMp.getFunction("GOMP_parallel");
    math.getFunction("fegetenv").invokeInt(new Object[] {off});
    on.write(0, off.getByteArray(0, SIZE), 0, SIZE);
    on.setInt(MXCSR, on.getInt(MXCSR) | FLUSH);
  }

  private static FlushDenormals find() {
    if (!Platform.isLinux() || !Platform.is64Bit() || !Platform.isIntel()) {
      return null;
    }
    Engine.getInstance(); // knows where it took its libraries from, once it has
    try (DirectoryStream<Path> openMp =
        Files.newDirectoryStream(Path.of(LibUtils.getLibtorchPath()), "libgomp*.so*")) {
      return new FlushDenormals(
          NativeLibrary.getInstance("libm.so.6"),
          NativeLibrary.getInstance(openMp.iterator().next().toString()));
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      return null; // another C library or another libtorch: slower in places, and right
    }
  }

  /** On for this thread and its team. */
  public static void on() {
    if (AVAILABLE != null && TEAM_FLUSHES.get()) {
      AVAILABLE.setEnvironment.invokeInt(new Object[] {AVAILABLE.on});
    } else if (AVAILABLE != null) {
      AVAILABLE.parallel.invokeVoid(new Object[] {AVAILABLE.setEnvironment, AVAILABLE.on, 0, 0});
      TEAM_FLUSHES.set(true);
    }
  }

  /** Off for this thread, so that Java calculates as always; its team works for libtorch alone. */
  public static void off() {
    if (AVAILABLE != null) {
      AVAILABLE.setEnvironment.invokeInt(new Object[] {AVAILABLE.off});
    }
  }
}
