package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import labs.Printed;
import labs.notebook.SampleData;
import org.junit.jupiter.api.Test;

class CheckTest {

  @Test
  void passPrintsOneLine() {
    assertThat(Printed.by(() -> Check.that("one()", () -> 1).isEqualTo(1)))
        .isEqualTo("PASS  one()\n".replace("\n", System.lineSeparator()));
  }

  @Test
  void failSaysExpectedReceivedAndTheHintOfTheMistake() {
    Throwable failure =
        catchThrowable(
            () ->
                Check.that("count({1, 2})", () -> 3)
                    .hint(n -> n == 1, "one too few")
                    .hint(n -> n == 3, "one too many")
                    .hint("count again")
                    .isEqualTo(2));
    assertThat(failure).isInstanceOf(CheckFailed.class);
    assertThat(failure.getMessage().lines())
        .containsExactly(
            "FAIL  count({1, 2})", "  expected: 2", "  received: 3", "  hint: one too many");
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void wholeNumbersAreComparedExactly() {
    Check.that("count()", () -> 652_513L).isEqualTo(652_513);
    Check.that("share()", () -> 0.3f).isEqualTo(0.30001);
    assertThatThrownBy(() -> Check.that("count()", () -> 652_449L).isEqualTo(652_513))
        .hasMessageContaining("received: 652449");
    assertThatThrownBy(
            () -> Check.that("counts()", () -> new int[] {20_001}).isEqualTo(new int[] {20_000}))
        .isInstanceOf(CheckFailed.class);
  }

  @Test
  void ofLongValuesThePlaceWhereTheyDifferIsShown() {
    float[][] expected = new float[20][30];
    float[][] received = new float[20][30];
    received[15][28] = 0.25f;
    assertThatThrownBy(() -> Check.that("grid()", () -> received).isEqualTo(expected))
        .hasMessageMatching("(?s).*expected: .* \\(20 in all\\), and 0 at \\[15]\\[28]\\R.*")
        .hasMessageMatching("(?s).*received: .* \\(20 in all\\), and 0.2500 at \\[15]\\[28]");
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray zeros = manager.zeros(new Shape(5, 3, 4));
      NDArray other = zeros.duplicate();
      other.set(new NDIndex(3, 1, 2), 7);
      assertThatThrownBy(() -> Check.that("x()", () -> other).isEqualTo(zeros))
          .hasMessageContaining("and 7 at [3][1][2]");
    }
    String same = "word ".repeat(50);
    assertThatThrownBy(() -> Check.that("text()", () -> same + "b").isEqualTo(same + "a"))
        .hasMessageContaining("...\", and \"a\" from character 250");
    assertThatThrownBy(() -> Check.that("text()", () -> "b").isEqualTo("a"))
        .hasMessageEndingWith("received: \"b\"");
  }

  @Test
  void infinityIsNoNumberLikeAnother() {
    double infinite = Double.POSITIVE_INFINITY;
    Check.that("log(0)", () -> infinite).isEqualTo(infinite);
    assertFails(Check.that("log(0)", () -> 3.0), infinite);
    assertFails(Check.that("log(0)", () -> -infinite), infinite);
    assertFails(Check.that("log(0)", () -> infinite), 3.0);
  }

  @Test
  void anArrayThatIsClosedIsTold() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray open = manager.ones(new Shape(2));
      NDArray closed = manager.ones(new Shape(2));
      closed.close();
      for (Object value : List.of(closed, new NDList(open, closed))) {
        assertThatThrownBy(() -> Check.that("noisy(x)", () -> value).isEqualTo(open))
            .isInstanceOf(CheckFailed.class)
            .hasMessageContaining("received: an NDArray that is closed");
      }
      Check.that("noisy(x)", () -> open).isEqualTo(open);
    }
  }

  @Test
  void aHintThatThrowsIsNotTheMistake() {
    assertThatThrownBy(
            () ->
                Check.that("word()", () -> (String) null)
                    .hint(word -> word.isEmpty(), "empty")
                    .hint(word -> word == null, "nothing came back")
                    .isEqualTo("a"))
        .hasMessageContaining("received: null")
        .hasMessageContaining("hint: nothing came back");
  }

  @Test
  void aStubIsOneLineThatNamesTheMethodThatIsStillToBeWritten() {
    assertThatThrownBy(() -> Check.that("results()", () -> twice(stillToBeWritten())).isEqualTo(1))
        .isInstanceOf(CheckFailed.class)
        .hasMessage(
            "TO DO: results(). Put your code in place of throw new labs.check.ToDo() in"
                + " stillToBeWritten and run that cell, then this one again.");
  }

  @Test
  void whatElseIsToBeDoneFirstIsSaidInItsOwnWords() {
    assertThatThrownBy(
            () ->
                Check.that(
                        "results()",
                        () -> {
                          throw new ToDo("Run the check of exercise 4, which has not passed");
                        })
                    .received())
        .isInstanceOf(CheckFailed.class)
        .hasMessage(
            "TO DO: results(). Run the check of exercise 4, which has not passed, then this one"
                + " again.");
  }

  @Test
  void aStubThatIsCalledByHandSaysTheSame() {
    assertThatThrownBy(CheckTest::stillToBeWritten)
        .hasMessage(
            "Put your code in place of throw new labs.check.ToDo() in stillToBeWritten and run that"
                + " cell");
  }

  private static int twice(int x) {
    return 2 * x;
  }

  private static int stillToBeWritten() {
    throw new ToDo();
  }

  @Test
  void anExceptionIsReceivedInItsOwnWordsAndNoHintGuessesItsCause() {
    int[] empty = {};
    assertThatThrownBy(
            () ->
                Check.that("first()", () -> empty[0])
                    .hint(n -> n == 2, "two")
                    .hint("look")
                    .isEqualTo(1))
        .hasMessageContaining("expected: 1")
        .hasMessageContaining("received: ArrayIndexOutOfBoundsException: Index 0 out of bounds")
        .hasMessageNotContaining("hint");
  }

  @Test
  void aHintOfAnExceptionIsToldByItsMessage() {
    Check<Integer> check =
        Check.<Integer>that(
                "build()",
                () -> {
                  throw new IllegalArgumentException("LSTM expected a sequence, received (1, 32)");
                })
            .hintIfThrown("Dense expected", "a dense layer")
            .hintIfThrown("LSTM expected", "returnSequences()")
            .hint("look");
    assertThatThrownBy(() -> check.received()).hasMessageContaining("hint: returnSequences()");
  }

  @Test
  void anExceptionWithoutAMessageIsKnownByItsClass() {
    Check<Integer> check =
        Check.<Integer>that(
                "copy()",
                () -> {
                  throw new UnsupportedOperationException();
                })
            .hintIfThrown("null", "something is missing")
            .hintIfThrown("UnsupportedOperation", "in a copy of the list");
    assertThatThrownBy(() -> check.received()).hasMessageContaining("hint: in a copy of the list");
  }

  @Test
  void anExceptionSaysWhichLineOfTheStudentsCellThrewIt() {
    // As JShell names frames: the innermost first, and do_it$ is the check's own cell.
    StackTraceElement library = new StackTraceElement("labs.nn.Dense", "forward", "Dense.java", 9);
    StackTraceElement lambda =
        new StackTraceElement("REPL", "lambda$build$3", "$JShell$21B.java", 8);
    StackTraceElement check =
        new StackTraceElement("REPL", "lambda$do_it$$0", "$JShell$22.java", 5);
    assertThat(thrownAt(library, lambda, check)).contains("(in line 4 of build)");
    assertThat(thrownAt(new StackTraceElement("REPL", "build", "$JShell$7.java", 6), check))
        .contains("(in line 2 of build)");
    assertThat(thrownAt(library, check)).doesNotContain("(in");
  }

  private static String thrownAt(StackTraceElement... frames) {
    IllegalStateException thrown = new IllegalStateException("no");
    thrown.setStackTrace(frames);
    return catchThrowable(
            () ->
                Check.that(
                        "x",
                        () -> {
                          throw thrown;
                        })
                    .isEqualTo(1))
        .getMessage();
  }

  @Test
  void nullHasNoHintButItsOwn() {
    assertThatThrownBy(() -> Check.that("x", () -> null).hint("look").isEqualTo(1))
        .hasMessageContaining("received: null")
        .hasMessageNotContaining("hint");
  }

  @Test
  void aHintOfAKnownResultSpeaksForThatResultAlone() {
    Check<double[]> check =
        Check.that("x", () -> new double[] {1, 2})
            .hintIfSame(() -> Integer.parseInt("a"), "a mistake that throws is not it")
            .hintIfSame(() -> List.of(1, 3), "another")
            .hintIfSame(() -> List.of(1, 2), "this one");
    assertThatThrownBy(() -> check.isEqualTo(3)).hasMessageContaining("hint: this one");
    Check.that("x", () -> 1)
        .hintIfSame(
            () -> {
              throw new AssertionError("a mistake was computed for a right answer");
            },
            "")
        .isEqualTo(1);
  }

  /** JShell throws an exception of this name where a method uses a name that it does not know. */
  @Test
  void aMissingImportIsNamed() {
    class SPIResolutionException extends RuntimeException {}
    assertThatThrownBy(
            () ->
                Check.that(
                        "one()",
                        () -> {
                          throw new SPIResolutionException();
                        })
                    .isEqualTo(1))
        .hasMessageContaining("is an import missing?")
        .hasMessageNotContaining("SPI");
  }

  @Test
  void comparesAsAStudentWould() {
    assertThatCode(
            () -> {
              Check.that("number", () -> 1L).isEqualTo(1);
              Check.that("rounded", () -> 0.33333334f).isEqualTo(1 / 3.0);
              Check.that("array", () -> new float[] {1, 2}).isEqualTo(new double[] {1, 2});
              Check.that("list", () -> List.of(1, 2)).isEqualTo(new int[] {1, 2});
              Check.that("nested", () -> new int[][] {{1}, {}}).isEqualTo(new int[][] {{1}, {}});
              Check.that("text", () -> "a").isEqualTo("a");
            })
        .doesNotThrowAnyException();
    assertFails(Check.that("longer", () -> new int[] {1, 2, 3}), new int[] {1, 2});
    assertFails(Check.that("off", () -> 1.001), 1);
    assertFails(Check.that("not a number", () -> Double.NaN), 1);
    assertFails(Check.that("another type", () -> "1"), 1);
    assertFails(Check.that("null", () -> null), new int[] {1});
  }

  @Test
  void comparesShapesBeforeValues() {
    try (NDManager manager = NDManager.newBaseManager()) {
      var flat = manager.create(new float[] {1, 2});
      assertThatCode(() -> Check.that("x", flat::duplicate).isEqualTo(flat))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> Check.that("x", () -> flat.reshape(2, 1)).isEqualTo(flat))
          .hasMessageContaining("expected: NDArray of shape (2) {1, 2}")
          .hasMessageContaining("received: NDArray of shape (2, 1) {1, 2}");
    }
  }

  @Test
  void bounds() {
    assertThatCode(
            () -> {
              Check.that("x", () -> 2).isBetween(2, 3);
              Check.that("x", () -> 3.0).isBetween(2, 3);
              Check.that("x", () -> 0.9).isAtLeast(0.9, 0.5);
              Check.that("x", () -> "ab").satisfies("two letters", x -> x.length() == 2);
              assertThat(Check.that("x", () -> 5).received()).isEqualTo(5);
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Check.that("x", () -> 1.99).isBetween(2, 3))
        .hasMessageContaining("from 2 to 3");
    assertThatThrownBy(() -> Check.that("x", () -> Double.NaN).isBetween(2, 3))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Check.that("x", () -> 0.89).isAtLeast(0.9, 0.5))
        .hasMessageContaining("at least 0.9000");
    assertThatThrownBy(() -> Check.that("x", () -> "a").satisfies("two letters", x -> false))
        .hasMessageContaining("expected: two letters");
    assertThatThrownBy(() -> Check.that("x", () -> null).received())
        .hasMessageContaining("received: null");
  }

  @Test
  void ofTheBuiltInSampleLessIsEnough() {
    SampleData.mark();
    try {
      Check.that("x", () -> 0.5).isAtLeast(0.9, 0.5);
    } finally {
      SampleData.reset();
    }
  }

  @Test
  void longValuesAreShortened() {
    assertThatThrownBy(() -> Check.that("x", () -> new int[10_000]).isEqualTo(new int[] {1}))
        .hasMessageContaining("...} (10,000 in all)")
        .message()
        .hasSizeLessThan(200);
  }

  private static void assertFails(Check<?> check, Object expected) {
    assertThatThrownBy(() -> check.isEqualTo(expected)).isInstanceOf(CheckFailed.class);
  }
}
