package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningMeanTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    manager.close();
  }

  /** A scalar that tells which of its methods were called, as one on a GPU would make wait. */
  private NDArray watched(float value) {
    NDArray array = manager.create(value);
    return (NDArray)
        Proxy.newProxyInstance(
            NDArray.class.getClassLoader(),
            new Class<?>[] {NDArray.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              try {
                return method.invoke(array, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void noNumberIsReadBeforeTheMeanIsAskedFor() {
    RunningMean mean = new RunningMean();
    mean.add(watched(1), 3);
    mean.add(watched(5), 1);
    assertThat(asked).doesNotContain("toType", "getFloat", "toArray", "toByteBuffer");
    assertThat(mean.value()).isEqualTo(2f);
    assertThat(asked).contains("toType", "close");
  }

  @Test
  void isNoNumberBeforeTheFirstBatch() {
    assertThat(new RunningMean().value()).isNaN();
  }

  @Test
  void theFirstValueThatIsNoNumberIsKnownOnceItWasRead() {
    RunningMean mean = new RunningMean();
    float[] values = {1, Float.NEGATIVE_INFINITY, 2, Float.NaN};
    for (float value : values) {
      mean.add(manager.create(value), 1);
    }
    assertThat(mean.notFiniteAt()).isZero();
    assertThat(mean.value()).isNaN();
    assertThat(mean.notFiniteAt()).isEqualTo(2);
    assertThat(mean.notFinite()).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  /** As a GPU's scalar, one of float64 is read from a copy; no manager would ever close that. */
  @Test
  void readingLeavesNothingBehind() throws ReflectiveOperationException {
    RunningMean mean = new RunningMean();
    for (int i = 0; i < 5; i++) {
      mean.add(manager.create(2.0), 1);
    }
    try (NDScope made = new NDScope()) {
      made.suppressNotUsedWarning();
      assertThat(mean.value()).isEqualTo(2f);
      Field arrays = NDScope.class.getDeclaredField("resources");
      arrays.setAccessible(true);
      assertThat(((Map<?, ?>) arrays.get(made)).keySet())
          .allMatch(array -> ((NDArray) array).isReleased());
    }
  }
}
