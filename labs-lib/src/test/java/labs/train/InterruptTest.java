package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.dataset.Batch;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import labs.Printed;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;

/** What the kernel does when a cell is stopped: it interrupts the thread and goes on at once. */
class InterruptTest {

  @Test
  void stopsWithinAStepAndStaysUsable() throws Exception {
    AtomicInteger batches = new AtomicInteger();
    CountDownLatch inFifthBatch = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Samples samples =
        new Samples(40) {
          @Override
          public Batch batch(NDManager manager, int[] indices) {
            if (batches.incrementAndGet() == 15) {
              inFifthBatch.countDown();
              waitFor(interrupted);
            }
            return super.batch(manager, indices);
          }
        };
    try (Network network = network()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread cell =
          new Thread(
              () ->
                  thrown.set(
                      catchThrowable(() -> network.fit(samples, Fit.epochs(1000).batchSize(4)))));
      cell.start();
      assertThat(inFifthBatch.await(60, TimeUnit.SECONDS)).isTrue();
      cell.interrupt();
      interrupted.countDown();
      cell.join(60_000);

      assertThat(thrown.get())
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("epoch 2 of 1000, after step 4 of 10");
      assertThat(batches.get()).isEqualTo(15);
      assertThat(network.history().epochs()).isEqualTo(1);
      assertThat(Printed.by(() -> network.evaluate(samples))).contains("stopped in epoch 2");
      assertThat(Printed.by(() -> network.evaluate(samples))).doesNotContain("stopped");
      assertThat(network.fit(samples, Fit.epochs(2)).epochs()).isEqualTo(2);
    }
  }

  @Test
  void theNextCellWaitsForTheRunningStep() throws Exception {
    CountDownLatch inBatch = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Samples slow =
        new Samples(40) {
          @Override
          public Batch batch(NDManager manager, int[] indices) {
            inBatch.countDown();
            waitFor(goOn);
            return super.batch(manager, indices);
          }
        };
    try (Network stopped = network();
        Network next = network()) {
      Thread cell = new Thread(() -> catchThrowable(() -> stopped.fit(slow, Fit.epochs(9))));
      cell.start();
      assertThat(inBatch.await(60, TimeUnit.SECONDS)).isTrue();
      cell.interrupt();
      Thread nextCell = new Thread(() -> next.fit(new Samples(40), Fit.epochs(1)));
      nextCell.start();
      nextCell.join(200);
      assertThat(nextCell.isAlive()).isTrue();
      goOn.countDown();
      nextCell.join(60_000);
      assertThat(next.history().epochs()).isEqualTo(1);
    }
  }

  private static Network network() {
    Network network = new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
  }

  /** Waits as native code does: deaf to interrupts, but the flag stays set. */
  private static void waitFor(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
