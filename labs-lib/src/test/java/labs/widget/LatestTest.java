package labs.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestTest {
  @Test
  void ofManyMovesOnlyTheLastIsWorkedOn() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch last = new CountDownLatch(1);
    List<Integer> done = new CopyOnWriteArrayList<>();
    Latest<Integer> latest =
        new Latest<>(
            move -> {
              busy.countDown();
              await(free);
              done.add(move);
              if (move == 100) {
                last.countDown();
              }
            });

    latest.offer(0);
    await(busy);
    for (int move = 1; move <= 100; move++) {
      latest.offer(move);
    }
    free.countDown();
    await(last);
    assertThat(done).containsExactly(0, 100);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
