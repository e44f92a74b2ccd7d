package labs.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Keeps a lab's results as {@code results/LAB.json} in the workspace. */
final class ResultsFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultsFile() {}

  /**
   * Keeps the results, unless the run was shortened or used the built-in sample: such figures would
   * replace real ones.
   *
   * @param workspace the folder, or null if there is none
   * @return what a reader must know: nothing, or why they were not kept
   */
  static String keep(String workspace, String lab, RunMode mode, Map<String, Object> results) {
    if (workspace == null || workspace.isBlank() || mode.shortens() || SampleData.inUse()) {
      return "";
    }
    return keep(Path.of(workspace), lab, results);
  }

  static String keep(Path workspace, String lab, Map<String, Object> results) {
    Path folder = workspace.resolve("results");
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, lab, ".part");
      try {
        JSON.writeValue(part.toFile(), results);
        move(part, folder.resolve(lab + ".json"));
      } finally {
        Files.deleteIfExists(part);
      }
      return "";
    } catch (IOException e) {
      return "Not kept in " + folder + ": " + e;
    }
  }

  /** A reader sees the old file or the new one, never half of one. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
