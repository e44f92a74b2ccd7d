package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;

class FlushDenormalsTest {
  /** Enough that libtorch splits the work between its threads. */
  private static final int MANY = 1 << 20;

  @Test
  void denormalsAreZeroOnEveryThreadWhileItIsOn() {
    assumeTrue(Platform.isLinux() && Platform.is64Bit() && Platform.isIntel());
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray small = manager.full(new Shape(MANY), 1e-30f);
      assertThat(zeros(small)).as("before, and so the threads are born").isZero();
      FlushDenormals.on();
      assertThat(zeros(small)).isEqualTo(MANY);
      FlushDenormals.off();
      assertThat(zeros(small)).as("of this thread's own share").isLessThan(MANY);
    }
  }

  @Test
  void javaCalculatesWithThemAsAlwaysAfterIt() {
    FlushDenormals.on();
    FlushDenormals.off();

    assertThat(Float.MIN_NORMAL / divisor()).isEqualTo(Float.MIN_NORMAL * 0.5f).isNotZero();
  }

  /** Not known to the compiler, which would divide by itself. */
  private static float divisor() {
    return Integer.parseInt("2");
  }

  private static int zeros(NDArray small) {
    int zeros = 0;
    for (float product : small.mul(1e-10f).toFloatArray()) {
      zeros += product == 0 ? 1 : 0;
    }
    return zeros;
  }
}
