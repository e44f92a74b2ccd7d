package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchTest {
  private static final int ROUNDS = 200;

  private final AtomicInteger asked = new AtomicInteger();

  /** As when a cell was interrupted and the next one closes what it reads. */
  @Test
  void closedByAnotherThreadItsReaderIsToldSo() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (NDManager manager = NDManager.newBaseManager();
          BatchedPipeline pipeline =
              Pipeline.slices(IntStream.range(0, 1000).boxed().toList())
                  .map(i -> new float[] {i})
                  .batch(1)
                  .prefetch(4)) {
        Iterator<Batch> batches = pipeline.getData(manager).iterator();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        asked.set(0);
        Thread reader = new Thread(() -> thrown.set(catchThrowable(() -> asksAgain(batches))));
        reader.start();
        while (asked.get() < round) {
          Thread.onSpinWait();
        }
        pipeline.close();
        reader.join();
        assertThat(thrown.get())
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("was closed: begin another");
      }
    }
  }

  private void asksAgain(Iterator<Batch> batches) {
    while (batches.hasNext()) {
      asked.incrementAndGet();
    }
  }

  /** A batch that lay ready was freed with the rest. */
  @Test
  void afterCloseNoBatchIsHandedOut() {
    try (NDManager manager = NDManager.newBaseManager()) {
      BatchedPipeline pipeline =
          Pipeline.slices(IntStream.range(0, 10).boxed().toList()).batch(2).prefetch(2);
      Iterator<Batch> batches = pipeline.getData(manager).iterator();
      assertThat(batches.hasNext()).isTrue();
      pipeline.close();
      assertThat(catchThrowable(batches::next)).hasMessageContaining("was closed: begin another");
    }
  }
}
