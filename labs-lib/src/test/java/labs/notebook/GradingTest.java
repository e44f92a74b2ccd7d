package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By JShell itself: what an expression gives before and after. */
class GradingTest {
  private static final Set<String> NAMES = Set.of("Math", "java", "System");
  private static final String CHECK =
      "public static class Check { public static int points() { return %d; } }";
  private static final URLClassLoader NOTHING = new URLClassLoader(new URL[0], null);

  @TempDir Path folder;

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
    assertThat(Grading.unhide(shell, NAMES, NOTHING)).containsExactly("Math");
    assertThat(run("Math.abs(-3)").value()).isEqualTo("3");
    assertThat(Grading.unhide(shell, NAMES, NOTHING)).isEmpty();
  }

  @Test
  void aHiddenPackageIsFreeAgain() {
    run("int java = 3;");
    assertThat(run("java.util.List.of(1).size()").value()).isNull();
    assertThat(Grading.unhide(shell, NAMES, NOTHING)).containsExactly("java");
    assertThat(run("java.util.List.of(1).size()").value()).isEqualTo("1");
  }

  @Test
  void allElseStays() {
    Stream.of(
            "import java.util.List;",
            "import java.lang.Math;",
            "import static java.lang.Math.*;",
            "class Mathematics { }",
            "int java() { return 4; }",
            "int f(int x) { return Math.abs(x); }")
        .forEach(this::run);
    assertThat(Grading.unhide(shell, NAMES, NOTHING)).isEmpty();
    assertThat(run("java() + f(-2)").value()).isEqualTo("6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import x.known;",
        "import x . kn\\u006fwn ;",
        "import/**/x./*.*/known;",
        "import x.*;",
        "import y.Above.known;",
        "import y.Above.*;",
        "import static y.Below.known;",
        "import static y.Below.*;",
      })
  void aPackageHiddenByAnImportIsFreeAgain(String cell) throws IOException {
    Set<String> names = Set.of("known");
    try (URLClassLoader added = addClasses()) {
      run(cell);
      assertThat(run("known.Check.points()").value()).isEqualTo("0");
      assertThat(Grading.unhide(shell, names, added)).hasSize(1);
      assertThat(run("known.Check.points()").value()).isEqualTo("3");
      assertThat(Grading.unhide(shell, names, added)).isEmpty();
    }
  }

  @Test
  void importsOfAddedClassesThatHideNothingStay() throws IOException {
    try (URLClassLoader added = addClasses()) {
      Stream.of("import x.*;", "import x.known;", "import y.Below;").forEach(this::run);
      assertThat(Grading.unhide(shell, NAMES, added)).isEmpty();
    }
  }

  /** A package, and classes of its name, as a cell can compile them and add them. */
  private URLClassLoader addClasses() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Map<String, String> sources =
        Map.of(
            "known/Check.java",
            CHECK.replace(" static class", " class").formatted(3),
            "x/known.java",
            "public class known { " + CHECK.formatted(0) + " }",
            "y/Above.java",
            "public class Above { public static class known { " + CHECK.formatted(0) + " } }",
            "y/Below.java",
            "public class Below extends Above { }");
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      String head = "package " + file.getParent().getFileName() + "; ";
      Files.writeString(file, head + source.getValue());
      arguments.add(file.toString());
    }
    String[] given = arguments.toArray(String[]::new);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, given)).isZero();
    shell.addToClasspath(classes.toString());
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
  }

  private SnippetEvent run(String code) {
    return shell.eval(code).get(0);
  }
}
