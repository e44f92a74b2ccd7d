package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Platform;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class FlushDenormalsTest {
  /** Enough that libtorch splits the work between its threads. */
  private static final int MANY = 1 << 20;

  /** On a thread that has no team yet: with one thread for libtorch there would be none. */
  @Test
  void denormalsAreZeroOnEveryThreadWhileItIsOn() throws Exception {
    assumeTrue(Platform.isLinux() && Platform.is64Bit() && Platform.isIntel());
    FutureTask<Void> task = new FutureTask<>(FlushDenormalsTest::onTwoThreads, null);
    new Thread(task).start();
    task.get();
  }

  private static void onTwoThreads() {
    Engine.getInstance(); // its library is not loaded before
    int threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray small = manager.full(new Shape(MANY), 1e-30f);
      assertThat(zeros(small)).as("before, and so the threads are born").isZero();
      FlushDenormals.on();
      assertThat(zeros(small)).isEqualTo(MANY);
      FlushDenormals.off();
      assertThat(zeros(small)).as("of this thread's own share").isLessThan(MANY);
    } finally {
      JniUtils.setNumThreads(threads);
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
