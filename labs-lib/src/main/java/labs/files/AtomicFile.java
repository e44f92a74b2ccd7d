package labs.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that a reader sees whole, the old one or the new one, whatever stops the writer. */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /** Writes a file's bytes. */
  public interface Writer {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes to a temporary file beside the given one, then moves it there, with the rights of any
   * new file. What a link leads to is written there. An interrupt does not break this off; what a
   * killed process has left is taken away.
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path target = behindLinks(file.toAbsolutePath());
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException(target + " is there and is no file");
    }
    makeFolder(target.getParent());
    takeAwayDeadParts(target);
    // Not Files.createTempFile: nobody else could read that one.
    String name = target.getFileName() + "." + ProcessHandle.current().pid();
    Path part = target.resolveSibling(name + "-" + UUID.randomUUID() + ".part");
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

  /** Makes a folder unless it is there; a link to one is one (JDK-8294193). */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  private static void takeAwayDeadParts(Path target) throws IOException {
    Pattern name =
        Pattern.compile(Pattern.quote(target.getFileName() + ".") + "(\\d{1,9})-.*\\.part");
    try (Stream<Path> files = Files.list(target.getParent())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher part = name.matcher(file.getFileName().toString());
        if (part.matches() && isDead(file, Long.parseLong(part.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether who wrote a part is gone: a later process may have its number, as in a container. */
  private static boolean isDead(Path part, long writer) {
    Optional<ProcessHandle> process = ProcessHandle.of(writer);
    Instant written = Instant.ofEpochMilli(part.toFile().lastModified()); // 0 where it was moved
    return process.isEmpty()
        || process.get().info().startInstant().filter(written::isBefore).isPresent();
  }

  private static Path behindLinks(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new IOException(file + " is a link that leads to no file");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
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
