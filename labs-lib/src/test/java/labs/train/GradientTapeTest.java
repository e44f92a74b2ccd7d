package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import labs.nn.Dense;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientTapeTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray x = manager.create(new float[] {1, 2, 3});
  private final NDArray y = manager.create(new float[] {4, 5, 6});

  @AfterEach
  void close() {
    manager.close();
  }

  /** The loss Σ x² y has the gradients 2 x y and x². */
  @Test
  void severalTapesInARow() {
    for (int i = 0; i < 3; i++) {
      var tape = GradientTape.record(() -> x.square().mul(y).sum(), x, y);
      assertThat(tape.loss()).isEqualTo(4 + 20 + 54);
      assertThat(tape.gradients().get(0).toFloatArray()).containsExactly(8, 20, 36);
      assertThat(tape.gradients().get(1).toFloatArray()).containsExactly(1, 4, 9);
    }
    assertThat(GradientTape.record(x::sum, x).gradients().head().toFloatArray()).containsOnly(1);
    assertThat(x.hasGradient()).isFalse();
    x.subi(1);
  }

  @Test
  void trainsWithAnOptimizer() {
    Adam adam = new Adam(0.1);
    float loss = 0;
    for (int i = 0; i < 300; i++) {
      var tape = GradientTape.record(() -> x.sub(y).square().sum(), x);
      adam.update("x", x, tape.gradients().head());
      loss = tape.loss();
    }
    assertThat(loss).isCloseTo(0, within(1e-3f));
  }

  /** DJL frees the array that it makes of a number before backward needs it. */
  @Test
  void aNumberInTheLossOutlivesGarbageCollection() {
    for (int i = 0; i < 5; i++) {
      var tape = GradientTape.record(() -> Garbage.collectedAfter(x.mul(3).div(2).sum()), x);
      assertThat(tape.gradients().head().toFloatArray()).containsOnly(1.5f);
    }
  }

  @Test
  void keepsNothingOfTheLossAndNoGradientBesideTheNext() {
    int arrays = manager.getManagedArrays().size();
    for (int i = 0; i < 3; i++) {
      GradientTape.record(() -> x.square().mul(y).mul(y).add(x).sum(), x, y);
      assertThat(manager.getManagedArrays()).hasSize(arrays + 2); // the gradients, till the next
    }
  }

  @Test
  void nestedTapesAreAnErrorAndTheNextOneWorks() {
    assertThatThrownBy(
            () ->
                GradientTape.record(
                    () -> GradientTape.record(x::sum, x).gradients().head().sum(), y))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside the loss of another");
    severalTapesInARow();
  }

  @Test
  void aLossThatFailsClosesTheTape() {
    assertThatThrownBy(
            () ->
                GradientTape.record(
                    () -> {
                      throw new ArithmeticException("mine");
                    },
                    x))
        .hasMessage("mine");
    assertThat(x.hasGradient()).isFalse();
    severalTapesInARow();
  }

  /** Its weights, which the tape has switched off, may go when the garbage collector likes. */
  @Test
  void aNetworkThatNobodyHoldsAnyMoreIsFreedAfterTheTape() {
    Network[] holder = {new Network(new Shape(3), new Dense(2))};
    NDList weights = holder[0].weights();
    var tape =
        GradientTape.record(
            () -> {
              holder[0] = null;
              return Garbage.collectedAfter(x.square().sum());
            },
            x);
    assertThat(tape.gradients().head().toFloatArray()).containsExactly(2, 4, 6);
    severalTapesInARow();
    for (int i = 0; i < 100 && !weights.head().isReleased(); i++) {
      Garbage.collectedAfter(null); // the cleaner frees them on its own thread
    }
    assertThat(weights).allMatch(NDArray::isReleased);
  }

  @Test
  void aWeightThatWasClosedByHandDoesNotMatter() {
    try (Network network = new Network(new Shape(3), new Dense(2))) {
      network.weights().head().close();
      severalTapesInARow();
    }
  }

  /** The first array has a gradient when the second is found to have none. */
  @Test
  void aTapeThatFailsLeavesNoGradientBesideAWeight() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      PtNDArray weight = (PtNDArray) network.weights().head();
      assertThatThrownBy(() -> GradientTape.record(() -> weight.mul(x).sum(), weight, y))
          .hasMessageContaining("no gradient by array 2");
      assertThat(JniUtils.getGradient(weight).toFloatArray()).containsOnly(0);
    }
  }

  @Test
  void aNetworkThatIsClosedInTheLossDoesNotMatter() {
    Network network = new Network(new Shape(3), new Dense(2));
    var tape =
        GradientTape.record(
            () -> {
              network.close();
              return x.square().sum();
            },
            x);
    assertThat(tape.gradients().head().toFloatArray()).containsExactly(2, 4, 6);
    severalTapesInARow();
  }

  @Test
  void anArrayThatIsClosedInTheLossClosesTheTape() {
    NDArray closed = manager.ones(new Shape(3));
    assertThatThrownBy(
            () ->
                GradientTape.record(
                    () -> {
                      closed.close();
                      return x.sum();
                    },
                    x,
                    closed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("array 2 was closed while the loss was computed");
    assertThat(x.hasGradient()).isFalse();
    severalTapesInARow();
  }

  /** Σ x² by x twice, and by a weight that a network goes on with. */
  @Test
  void anArrayThatIsNamedTwiceHasItsGradientTwice() {
    for (NDArray gradient : GradientTape.record(() -> x.square().sum(), x, x).gradients()) {
      assertThat(gradient.toFloatArray()).containsExactly(2, 4, 6);
    }
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      NDArray weight = network.weights().head();
      for (NDArray gradient :
          GradientTape.record(() -> weight.mul(x).sum(), weight, weight).gradients()) {
        assertThat(gradient.toFloatArray()).containsExactly(1, 2, 3);
      }
    }
  }

  /** Only float arrays have gradients. */
  @Test
  void anArrayThatCannotBeWatchedClosesTheTape() {
    NDArray ids = manager.create(new int[] {1, 2});
    assertThatThrownBy(() -> GradientTape.record(x::sum, ids));
    severalTapesInARow();
  }

  @Test
  void saysWhatItExpected() {
    assertThatThrownBy(() -> GradientTape.record(x::square, x))
        .hasMessageContaining("one number, received shape (3)");
    assertThatThrownBy(() -> GradientTape.record(y::sum, x))
        .hasMessageContaining("depends on none");
    assertThatThrownBy(() -> GradientTape.record(y::sum, y, x))
        .hasMessageContaining("no gradient by array 2 of shape (3)");
  }

  @Test
  void stopsWhereTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> GradientTape.record(x::sum, x))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void waitsForTheStepOfAnotherThread() throws Exception {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    NDArray other = manager.ones(new Shape(2));
    Thread first =
        new Thread(
            () ->
                GradientTape.record(
                    () -> {
                      inStep.countDown();
                      awaitQuietly(goOn);
                      return other.sum();
                    },
                    other));
    first.start();
    assertThat(inStep.await(60, TimeUnit.SECONDS)).isTrue();
    Thread next = new Thread(() -> GradientTape.record(x::sum, x));
    next.start();
    next.join(200);
    assertThat(next.isAlive()).isTrue();
    goOn.countDown();
    next.join(60_000);
    assertThat(next.isAlive()).isFalse();
    first.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
