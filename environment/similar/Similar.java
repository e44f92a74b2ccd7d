import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.JPlagResult;
import de.jplag.exceptions.ExitException;
import de.jplag.java.Language;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** JPlag's report on the answers to one lab. Nothing of them is executed. */
public final class Similar {
  private Similar() {}

  /**
   * Prints a line for each pair, the most similar first: per cent and two names, apart by tabs.
   *
   * @param arguments a folder with one for each student, whose files are cells of a notebook; one
   *     like that with the cells as the lab has them; where the report goes, without {@code .zip}
   */
  public static void main(String[] arguments) throws IOException, ExitException {
    PrintStream out = System.out;
    // JPlag tells its progress here.
    System.setOut(System.err);
    Path students = Path.of(arguments[0]);
    Path lab = Path.of(arguments[1]);
    try (JShell shell = JShell.builder().executionEngine("local").build();
        Stream<Path> folders = Files.list(students)) {
      for (Path folder : Stream.concat(folders, Stream.of(lab)).toList()) {
        join(shell, folder);
      }
    }
    JPlagOptions options =
        new JPlagOptions(new Language(), Set.of(students.toFile()), Set.<File>of())
            .withBaseCodeSubmissionDirectory(lab.toFile());
    JPlagResult result = new JPlag(options).run();
    new ReportObjectFactory().createAndSaveReport(result, arguments[2]);
    for (JPlagComparison pair : result.getAllComparisons()) {
      out.printf(
          Locale.ROOT,
          "%.0f\t%s\t%s%n",
          100 * pair.similarity(),
          pair.firstSubmission().getName(),
          pair.secondSubmission().getName());
    }
  }

  /** Makes one class, as JPlag reads Java, of a folder's cells, which JShell reads. */
  private static void join(JShell shell, Path folder) throws IOException {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    StringBuilder imports = new StringBuilder();
    StringBuilder members = new StringBuilder();
    List<Path> cells;
    try (Stream<Path> files = Files.list(folder)) {
      cells = files.sorted().toList();
    }
    for (Path cell : cells) {
      try {
        CompletionInfo next = analysis.analyzeCompletion(Files.readString(cell));
        while (next.completeness().isComplete()) {
          for (Snippet snippet : analysis.sourceToSnippets(next.source())) {
            String source = snippet.source();
            switch (snippet.kind()) {
              case IMPORT -> imports.append(source).append('\n');
              case METHOD, TYPE_DECL, VAR -> members.append(source).append('\n');
              case STATEMENT, EXPRESSION -> members.append("{ ").append(source).append("; }\n");
              default -> {} // What does not compile has nothing to compare.
            }
          }
          next = analysis.analyzeCompletion(next.remaining());
        }
      } catch (VirtualMachineError e) {
        // Nested a thousand times, by a program: javac's parser runs out of stack.
      }
      Files.delete(cell);
    }
    Files.writeString(
        folder.resolve("Answers.java"), imports + "class Answers {\n" + members + "}\n");
  }
}
