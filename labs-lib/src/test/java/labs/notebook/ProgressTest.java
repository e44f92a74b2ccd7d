package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import labs.Printed;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MS = 1_000_000;

  // Not 0: System.nanoTime starts anywhere, below zero as well.
  private long now = -5_000 * MS;
  private final List<String> shown = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final BiConsumer<String, Map<String, Object>> notebook =
      (id, bundle) -> {
        ids.add(id);
        shown.add((String) bundle.get("text/plain"));
      };

  private Progress progress(long total, String unit) {
    return new Progress("Training", total, unit, () -> now, notebook);
  }

  @Test
  void showsAtMostFourUpdatesASecond() {
    Progress progress = progress(3_000, "steps");
    for (int i = 1; i <= 3_000; i++) {
      now += MS;
      progress.update(i);
    }
    // None in the first half second, then four a second.
    assertThat(shown).hasSize(11);
    assertThat(ids).hasSize(1);
  }

  @Test
  void theDetailIsAskedOnlyWhenShown() {
    int[] asked = {0};
    Progress progress = progress(1_000, "steps");
    for (int i = 1; i <= 1_000; i++) {
      now += MS;
      progress.update(
          i,
          () -> {
            asked[0]++;
            return "loss";
          });
    }
    assertThat(asked[0]).isEqualTo(3);
  }

  @Test
  void theFirstFinishedLineIsShownAtOnce() {
    Progress progress = progress(10, "steps");
    now += MS;
    progress.line("Epoch 1");
    // What the caller shows from here on, such as a curve, stands below it.
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0)).startsWith("Epoch 1\nTraining  ");
  }

  @Test
  void linesAreThrottledAsWell() {
    Progress progress = progress(1_000, "steps");
    for (int i = 1; i <= 1_000; i++) {
      now += MS;
      progress.line("epoch " + i);
    }
    // The first one, and a quarter of a second between each two.
    assertThat(shown).hasSize(4);
  }

  @Test
  void closingShowsTheLastState() {
    Progress progress = progress(10, "steps");
    progress.line("Epoch 1");
    progress.update(10);
    now += 3_200 * MS;
    progress.close();
    progress.close();
    assertThat(shown).hasSize(2);
    assertThat(shown.get(1)).isEqualTo("Epoch 1\nTraining: done in 3.2 s");
  }

  @Test
  void shortWorkLeavesOnlyItsLines() {
    try (Progress progress = progress(10, "steps")) {
      now += 400 * MS;
      progress.update(10);
    }
    assertThat(shown).isEmpty();
    try (Progress progress = progress(10, "steps")) {
      progress.update(10);
      progress.line("Epoch 1");
    }
    assertThat(shown).last().isEqualTo("Epoch 1\nTraining: done in 0.0 s");
  }

  @Test
  void workThatStopsEarlySaysSo() {
    Progress progress = progress(30, "steps");
    progress.update(12);
    now += 4_000 * MS;
    progress.close();
    assertThat(shown.get(0)).isEqualTo("Training: stopped at 12 of 30 steps, after 4.0 s");
  }

  @Test
  void theGrowingLineTellsTheTimeLeft() {
    Progress progress = progress(400, "steps");
    now += 30_000 * MS;
    progress.line("Epoch 1");
    progress.update(99);
    now += 300 * MS;
    progress.update(100, () -> "loss 0.25");
    assertThat(shown.get(1))
        .isEqualTo(
            "Epoch 1\nTraining  █████░░░░░░░░░░░░░░░  100 of 400 steps, 1 min 31 s left, loss 0.25");
  }

  @Test
  void bytesAreShownInTheUnitThatFits() {
    Progress progress = new Progress("Downloading", 17_464_789, "B", () -> now, notebook);
    now += 2_000 * MS;
    progress.update(4_200_000);
    assertThat(shown.get(0)).contains("4.2 MB of 17.5 MB, 7 s left");
  }

  @Test
  void anUnknownTotalNeedsNoBarAndIsNeverSaidToBeDone() {
    Progress progress = progress(-1, "B");
    now += 2_000 * MS;
    progress.update(900_000);
    assertThat(shown.get(0)).isEqualTo("Training  900 kB, 2.0 s");
    progress.close();
    assertThat(shown.get(1)).isEqualTo("Training: 900 kB in 2.0 s");
  }

  @Test
  void moreThanTheTotalDoesNotOverflowTheBar() {
    Progress progress = progress(10, "steps");
    now += 2_000 * MS;
    progress.update(11);
    assertThat(shown.get(0)).contains("█".repeat(20) + "  11 of 10 steps");
  }

  @Test
  void outsideANotebookOnlyFinishedLinesArePrinted() {
    String out =
        Printed.by(
            () -> {
              try (Progress progress = new Progress("Training", 2, "steps")) {
                progress.update(1, () -> "loss 0.5");
                progress.line("Epoch 1");
                progress.update(2);
              }
            });
    assertThat(out.lines()).containsExactly("Epoch 1");
  }
}
