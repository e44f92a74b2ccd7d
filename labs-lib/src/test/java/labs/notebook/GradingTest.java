package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By JShell itself: what an expression gives before and after. */
class GradingTest {
  private static final Set<String> NAMES = Set.of("Math", "java", "System");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Math { static int abs(int x) { return 0; } }",
        "interface Math { static int abs(int x) { return 0; } }",
        "record Math(int a) { static int abs(int x) { return 0; } }",
        "enum M\\u0061th { A; static int abs(int x) { return 0; } }",
        "class Other { int abs(int x) { return 0; } }\nOther Math = new Other();",
      })
  void aHiddenNameIsFreeAgain(String cell) {
    cell.lines().forEach(this::run);
    assertThat(Grading.unhide(shell, NAMES)).hasSize(1).first().asString().endsWith("Math");
    assertThat(run("Math.abs(-3)").value()).isEqualTo("3");
    assertThat(Grading.unhide(shell, NAMES)).isEmpty();
  }

  @Test
  void aHiddenPackageIsFreeAgain() {
    run("int java = 3;");
    assertThat(run("java.util.List.of(1).size()").value()).isNull();
    assertThat(Grading.unhide(shell, NAMES)).containsExactly("java");
    assertThat(run("java.util.List.of(1).size()").value()).isEqualTo("1");
  }

  @Test
  void allElseStays() {
    Stream.of(
            "import java.util.List;",
            "class Mathematics { }",
            "int java() { return 4; }",
            "int f(int x) { return Math.abs(x); }")
        .forEach(this::run);
    assertThat(Grading.unhide(shell, NAMES)).isEmpty();
    assertThat(run("java() + f(-2)").value()).isEqualTo("6");
  }

  private SnippetEvent run(String code) {
    return shell.eval(code).get(0);
  }
}
