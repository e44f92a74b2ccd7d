package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.dataset.Batch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import labs.Printed;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** The next call says what was stopped; the epoch whose validation was cut off is named. */
  @Test
  void inTheValidationItIsSaid() {
    try (Network network = network()) {
      Fit how = Fit.epochs(3).validation(interrupting(300, 3));
      assertThatThrownBy(() -> network.fit(new Samples(40), how))
          .isInstanceOf(CancellationException.class);
      assertThat(network.history().epochs()).isZero();
      assertThat(Printed.by(() -> network.evaluate(new Samples(9))))
          .contains("stopped in the validation of epoch 1 of 3")
          .contains("the history ends with the epoch before");
    }
  }

  @Test
  void afterAnEvaluationOrAPredictionItIsSaidToo() {
    try (Network network = network()) {
      assertThatThrownBy(() -> network.evaluate(interrupting(300, 2)))
          .isInstanceOf(CancellationException.class);
      assertThat(Printed.by(() -> network.predict(new Samples(9))))
          .contains("Evaluating was stopped after batch 1");
      assertThatThrownBy(() -> network.predict(interrupting(300, 2)))
          .isInstanceOf(CancellationException.class);
      assertThat(Printed.by(() -> network.fit(new Samples(9), Fit.epochs(1))))
          .contains("Predicting was stopped after batch 1");
      assertThat(Printed.by(() -> network.predict(new Samples(9)))).doesNotContain("stopped");
    }
  }

  /** Whoever waits for the turn would else begin before it was kept, and not say it. */
  @Test
  void whatWasStoppedIsKeptBeforeTheNextTurn() {
    List<Boolean> inTurn = new ArrayList<>();
    CancellationException stop =
        new CancellationException() {
          @Override
          public String getMessage() {
            inTurn.add(hasTheTurn());
            return "stopped";
          }
        };
    try (Network network = network()) {
      Throwable thrown =
          catchThrowable(
              () ->
                  network.state.inTurn(
                      network,
                      () -> {
                        throw stop;
                      }));
      assertThat(thrown).isSameAs(stop);
      assertThat(inTurn.get(0)).isTrue();
    }
  }

  /** An interrupt ends the wait of those alone who have not got it. */
  private static boolean hasTheTurn() {
    Thread.currentThread().interrupt();
    try (OneAtATime turn = OneAtATime.enter()) {
      return true;
    } catch (CancellationException e) {
      return false;
    } finally {
      Thread.interrupted();
    }
  }

  /** Else the step would write into freed memory. */
  @Test
  void closeWaitsForTheRunningStep() throws Exception {
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
    Network network = network();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread cell =
        new Thread(() -> thrown.set(catchThrowable(() -> network.fit(slow, Fit.epochs(9)))));
    cell.start();
    assertThat(inBatch.await(60, TimeUnit.SECONDS)).isTrue();
    cell.interrupt();
    Thread nextCell = new Thread(network::close);
    nextCell.start();
    nextCell.join(200);
    assertThat(nextCell.isAlive()).isTrue();
    goOn.countDown();
    nextCell.join(60_000);
    cell.join(60_000);
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(network.manager().isOpen()).isFalse();
  }

  /** Stop is pressed in the last epoch's last moments: what ends a training runs none the less. */
  @Test
  void anInterruptAfterTheLastBatchLosesNothing(@TempDir Path folder) {
    Path file = folder.resolve("network");
    List<float[]> weights = new ArrayList<>();
    EarlyStopping early = new EarlyStopping("val_loss").restoreBestWeights();
    Callback stopInTheSecond =
        (trained, epoch, values) -> {
          weights.add(trained.weights().get(0).toFloatArray());
          if (epoch == 2) {
            Thread.currentThread().interrupt();
          }
        };
    try (Network network = network();
        Network read = network()) {
      Fit how =
          Fit.epochs(2)
              .checkpoint(file)
              .callback(EarlyStoppingTest.told(early, 1, 2))
              .callback(stopInTheSecond);
      assertThat(network.fit(new Samples(20), how).epochs()).isEqualTo(2);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(network.weights().get(0).toFloatArray())
          .isEqualTo(weights.get(0))
          .isNotEqualTo(weights.get(1));
      read.load(file);
      assertThat(read.weights().get(0).toFloatArray()).isEqualTo(weights.get(1));
    }
  }

  @Test
  void anInterruptDoesNotBreakASaveOff(@TempDir Path folder) {
    try (Network network = network()) {
      Thread.currentThread().interrupt();
      network.save(folder.resolve("network"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(folder).isDirectoryContaining(path -> path.endsWith("network"));
    }
  }

  /** Samples that interrupt their reader when they are asked for the so manyth batch. */
  static Samples interrupting(int size, int batch) {
    return new Samples(size) {
      private int batches;

      @Override
      public Batch batch(NDManager manager, int[] indices) {
        if (++batches == batch) {
          Thread.currentThread().interrupt();
        }
        return super.batch(manager, indices);
      }
    };
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
