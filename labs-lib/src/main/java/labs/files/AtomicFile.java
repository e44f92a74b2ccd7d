package labs.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that a reader sees whole, the old one or the new one, whatever stops the writer. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's bytes. */
  public interface Writer {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes to a temporary file beside the given one, then moves it there. An interrupt does not
   * break this off.
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
    try {
      // Not Files.newOutputStream: that one is closed by an interrupt.
      try (FileOutputStream out = new FileOutputStream(part.toFile())) {
        writer.to(out);
        out.getFD().sync();
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Moves a file in one step where the file system can, replacing what is there. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
