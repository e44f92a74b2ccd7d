package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import labs.nn.Dense;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Predictions need no close. */
class CollectedTest {
  private static final Samples SAMPLES = new Samples(20);

  private final Network network =
      new Network(new Shape(Samples.FEATURES), new Dense(3, Activation::sigmoid));

  @AfterEach
  void close() {
    network.close();
  }

  /** How many arrays are there, once all that nobody holds are freed. */
  private int count() {
    Garbage.collectedAfter(null);
    network.predict(SAMPLES).close();
    return Collected.count();
  }

  @Test
  void aHundredPredictionsAndWhatIsMadeOfThemAreFreed() {
    int before = count();
    for (int i = 0; i < 100; i++) {
      network.predict(SAMPLES).argMax(-1).add(1).toLongArray();
    }
    assertThat(Collected.count()).isGreaterThanOrEqualTo(before + 3);
    assertThat(count()).isEqualTo(before);
  }

  /** It may be at work on an array that it alone still knows, by its address. */
  @Test
  void nothingIsFreedWhileAnotherThreadIsInTheEngine() throws Exception {
    int before = count();
    network.predict(SAMPLES);
    CountDownLatch there = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread other = new Thread(() -> catchThrowable(() -> waitInTheEngine(there, goOn)));
    other.start();
    assertThat(there.await(60, TimeUnit.SECONDS)).isTrue();
    try {
      assertThat(count()).isEqualTo(before + 1);
    } finally {
      goOn.countDown();
      other.join(60_000);
    }
    assertThat(count()).isEqualTo(before);
  }

  /** DJL's engine asks an array that is not its own for its numbers. */
  private static void waitInTheEngine(CountDownLatch there, CountDownLatch goOn) {
    NDArray foreign =
        (NDArray)
            Proxy.newProxyInstance(
                NDArray.class.getClassLoader(),
                new Class<?>[] {NDArray.class},
                (proxy, method, arguments) -> {
                  there.countDown();
                  goOn.await();
                  throw new IllegalStateException("no numbers");
                });
    try (NDManager manager = NDManager.newBaseManager()) {
      manager.create(1f).add(foreign);
    }
  }

  /** DJL makes a manager for each array that is read from a GPU, for its copy, and forgets both. */
  @Test
  void aCopyThatDjlMadeOnAnotherDeviceIsFreedToo() {
    int before = count();
    List<WeakReference<NDArray>> copies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      copies.add(new WeakReference<>(other(network.predict(SAMPLES).getManager()).create(1f)));
    }
    assertThat(count()).isEqualTo(before);
    assertThat(copies).allMatch(copy -> copy.get() == null);
  }

  @Test
  void anotherManagerClosesItsOwnArraysAlone() {
    NDArray held = network.predict(SAMPLES);
    NDManager other = other(held.getManager());
    NDArray copy = other.create(1f);
    other.close();
    assertThat(copy.isReleased()).isTrue();
    assertThat(held.toFloatArray()).isNotEmpty();
  }

  private static NDManager other(NDManager manager) {
    return manager.newSubManager(Device.cpu());
  }

  @Test
  void whatIsHeldStays() {
    NDArray held = network.predict(SAMPLES);
    NDArray row = network.predict(SAMPLES).get(4);
    float[] numbers = held.toFloatArray();
    count();
    network.close();
    assertThat(held.toFloatArray()).isEqualTo(numbers);
    assertThat(held.get(4)).isEqualTo(row);
  }

  @Test
  void whatIsClosedByHandIsFreedAtOnce() {
    int before = count();
    try (NDArray prediction = network.predict(SAMPLES);
        NDArray best = prediction.argMax(-1)) {
      assertThat(Collected.count()).isEqualTo(before + 2);
    }
    assertThat(Collected.count()).isEqualTo(before);
    assertThat(count()).isEqualTo(before);
  }
}
