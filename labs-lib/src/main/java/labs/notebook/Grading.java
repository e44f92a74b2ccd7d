package labs.notebook;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** What {@code labs.py grade} asks of the kernel between two cells; JJava only. */
public final class Grading {
  private static final List<BoundedOutput> outputs = new ArrayList<>();

  private Grading() {}

  /**
   * From now on a cell's {@code System.out} and {@code System.err} reach the notebook up to a
   * length each.
   *
   * @param most bytes
   */
  public static void bound(long most) throws ReflectiveOperationException {
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
   * Math} that a cell has declared.
   *
   * @param names the names, separated by spaces
   * @return how many bytes the last cell wrote, kept or not, then the names taken away; by spaces
   */
  public static String look(String names) throws ReflectiveOperationException {
    BaseKernel kernel = BaseKernel.notebookKernel();
    JShell shell = (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
    StringBuilder told = new StringBuilder();
    told.append(outputs.stream().mapToLong(BoundedOutput::written).sum());
    for (String name : unhide(shell, Set.of(names.split(" ")))) {
      told.append(' ').append(name);
    }
    return told.toString();
  }

  /** Drops what hides one of the names. Returns the names that were hidden. */
  static List<String> unhide(JShell shell, Set<String> names) {
    List<DeclarationSnippet> hiding = new ArrayList<>();
    for (Snippet snippet : shell.snippets().toList()) {
      boolean named = snippet instanceof TypeDeclSnippet || snippet instanceof VarSnippet;
      if (named
          && shell.status(snippet).isActive()
          && names.contains(((DeclarationSnippet) snippet).name())) {
        hiding.add((DeclarationSnippet) snippet);
      }
    }
    hiding.forEach(shell::drop);
    return hiding.stream().map(DeclarationSnippet::name).toList();
  }
}
