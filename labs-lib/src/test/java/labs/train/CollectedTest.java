package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
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
