package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private int before;

  @BeforeEach
  void two() {
    Engine.getInstance(); // its library is not loaded before
    before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
  }

  @AfterEach
  void putBack() {
    JniUtils.setNumThreads(before);
  }

  @Test
  void littleIsForOneThreadAndMuchForAll() {
    try (Threads threads = new Threads(1_000)) {
      assertThat(JniUtils.getNumThreads()).isOne();
    }
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    try (Threads threads = new Threads(1_000_000_000)) {
      assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    }
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
  }
}
