package labs.notebook;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** What {@code labs.py grade} asks of the kernel between two cells; JJava only. */
public final class Grading {
  private static final List<BoundedOutput> outputs = new ArrayList<>();
  private static final Pattern ESCAPE = Pattern.compile("\\\\u+(\\p{XDigit}{4})");
  // How many entries of the class path the kernel began with.
  private static int brought = -1;

  private Grading() {}

  /**
   * From now on a cell's {@code System.out} and {@code System.err} reach the notebook up to a
   * length each, and what is added to the class path is a cell's. Called before any cell.
   *
   * @param most bytes
   */
  public static void bound(long most) throws ReflectiveOperationException {
    if (brought < 0) {
      brought = classPath().length;
    }
    JupyterIO io = BaseKernel.notebookKernel().getIO();
    bound(io, "out", most);
    bound(io, "err", most);
  }

  private static void bound(JupyterIO io, String name, long most)
      throws ReflectiveOperationException {
    Field stream = JupyterIO.class.getField(name);
    stream.setAccessible(true);
    PrintStream open = (PrintStream) stream.get(io);
    JJava kernel = (JJava) JJava.running();
    BoundedOutput bounded = new BoundedOutput(open, kernel::cell, kernel::atEndOfCell, most);
    outputs.add(bounded);
    stream.set(io, new PrintStream(bounded, true, StandardCharsets.UTF_8));
  }

  /**
   * Takes away what hides a name that the checks use: a class or variable {@code labs} or {@code
   * Math} that a cell has declared, or imported from what it has made itself.
   *
   * @param names the names, separated by spaces
   * @return how many bytes the last cell wrote, kept or not, then what was taken away; by spaces
   */
  public static String look(String names) throws ReflectiveOperationException, IOException {
    BaseKernel kernel = BaseKernel.notebookKernel();
    JShell shell = (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
    StringBuilder told = new StringBuilder();
    told.append(outputs.stream().mapToLong(BoundedOutput::written).sum());
    URL[] all = classPath();
    try (URLClassLoader added =
        new URLClassLoader(Arrays.copyOfRange(all, brought, all.length), null)) {
      for (String name : unhide(shell, Set.of(names.split(" ")), added)) {
        told.append(' ').append(name);
      }
    }
    return told.toString();
  }

  /** JJava's own loader, which has labs-lib: what a cell adds comes after it. */
  private static URL[] classPath() {
    return ((URLClassLoader) Grading.class.getClassLoader()).getURLs();
  }

  /**
   * Drops what hides one of the names.
   *
   * @param added what cells have added to the class path
   * @return what was dropped: a name that was declared, or what was imported
   */
  static List<String> unhide(JShell shell, Set<String> names, URLClassLoader added) {
    Map<Snippet, String> hiding = new LinkedHashMap<>();
    for (Snippet snippet : shell.snippets().filter(one -> shell.status(one).isActive()).toList()) {
      if (snippet instanceof ImportSnippet) {
        String imported = imported(snippet.source());
        if (hides(imported, names, added)) {
          hiding.put(snippet, imported);
        }
      } else if (snippet instanceof TypeDeclSnippet || snippet instanceof VarSnippet) {
        String name = ((DeclarationSnippet) snippet).name();
        if (names.contains(name)) {
          hiding.put(snippet, name);
        }
      }
    }
    hiding.keySet().forEach(shell::drop);
    return List.copyOf(hiding.values());
  }

  /**
   * Whether an import may hide one of the names. With a star it can hide a package: a type that is
   * in scope comes before it (Java Language Specification, 6.4.2). What the course and Java bring
   * has no such names.
   */
  private static boolean hides(String imported, Set<String> names, URLClassLoader added) {
    int dot = imported.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String holder = imported.substring(0, dot);
    String name = imported.substring(dot + 1);
    // What a cell has added can have members of any name, of those that it extends too. What it has
    // declared has none that can be imported: JShell refuses that.
    boolean made = has(added, holder);
    return names.stream()
        .filter(one -> name.equals("*") || name.equals(one))
        .anyMatch(one -> made || has(added, holder + "." + one));
  }

  /** What an import names, such as {@code x.Y} or {@code x.*}, however it is written. */
  private static String imported(String source) {
    String decoded =
        ESCAPE
            .matcher(source)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))));
    return decoded
        .replaceAll("//[^\\r\\n]*|(?s:/\\*.*?\\*/)", " ")
        // In a name, Java takes no notice of these.
        .replaceAll("[\\p{Cc}\\p{Cf}&&\\S]", "")
        .replaceFirst("^\\s*import\\s(\\s*static\\s)?", "")
        .replaceAll("[\\s;]", "");
  }

  /** Whether there is a class of this name, in a package or in other classes. */
  private static boolean has(URLClassLoader added, String name) {
    String path = name.replace('.', '/');
    while (added.findResource(path + ".class") == null) {
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return false;
      }
      path = path.substring(0, slash) + '$' + path.substring(slash + 1);
    }
    return true;
  }
}
