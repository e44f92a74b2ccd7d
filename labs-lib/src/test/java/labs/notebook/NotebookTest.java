package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labs.Printed;
import org.junit.jupiter.api.Test;

/** Outside a notebook; JJavaTest and IJavaTest see to the kernels. */
class NotebookTest {
  @Test
  void noKernelRuns() {
    assertThat(Notebook.attached()).isFalse();
    Notebook.install();
    assertThat(Notebook.attached()).isFalse();
  }

  @Test
  void worksWhereNoKernelIsOnTheClassPath() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.matches(".*(jjava-jupyter|jupyter-jvm-basekernel|test-classes).*")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader alone =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> notebook = alone.loadClass("labs.notebook.Notebook");
      assertThat(notebook).isNotSameAs(Notebook.class);
      for (int time = 0; time < 2; time++) {
        assertThat(notebook.getMethod("attached").invoke(null)).isEqualTo(false);
      }
    }
  }

  @Test
  void printPrints() {
    assertThat(Printed.by(() -> Notebook.print("line"))).isEqualTo("line" + System.lineSeparator());
  }

  @Test
  void displayPrintsTheText() {
    assertThat(Printed.by(() -> Notebook.display(Map.of("text/plain", "one", "text/html", "<p>"))))
        .isEqualTo("one" + System.lineSeparator());
    assertThat(Printed.by(() -> Notebook.display((Object) 42))).startsWith("42");
    assertThat(Printed.by(() -> Notebook.display((Object) null))).startsWith("null");
  }

  @Test
  void updateIsSilent() {
    assertThat(Printed.by(() -> Notebook.update("id", Map.of("text/plain", "one")))).isEmpty();
  }

  @Test
  void aBundleNeedsText() {
    assertThatThrownBy(() -> Notebook.display(Map.of("text/html", "<p>")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text/plain")
        .hasMessageContaining("text/html");
  }
}
