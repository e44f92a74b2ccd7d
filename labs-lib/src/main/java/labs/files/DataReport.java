package labs.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code labs.py doctor} tells of the data: one line a file, nothing downloaded. */
public final class DataReport {
  private DataReport() {}

  /**
   * One line a file, beginning with OK, LATER (a notebook will download it) or MISSING (with what
   * to do).
   */
  public static List<String> lines() {
    String mirror = System.getenv().getOrDefault("LABS_MIRROR", "");
    return lines(CacheFolder.current(), mirror);
  }

  static List<String> lines(Path cache, String mirror) {
    List<String> lines = new ArrayList<>();
    for (DataFile file : Catalogue.ALL) {
      try {
        lines.add(mirror.isBlank() ? cached(cache, file) : mirrored(cache, mirror, file));
      } catch (IOException e) {
        lines.add("MISSING " + e.getMessage());
      }
    }
    return lines.stream().distinct().toList(); // what is wrong with all of them is said once
  }

  private static String cached(Path cache, DataFile file) throws IOException {
    Path path = cache.resolve(file.name());
    boolean here = Files.exists(path);
    if (here && Sha256.of(path).equals(file.sha256())) {
      return "OK " + path;
    }
    Path there = cache.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent(); // null above a drive that is gone
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      return "MISSING "
          + cache
          + ", where the data would lie, cannot be written: set LABS_DATA to a folder that can";
    }
    return String.format(
        "LATER %s%s: a notebook downloads it from %s into %s",
        file.name(), here ? " is damaged" : "", file.source().getHost(), cache);
  }

  private static String mirrored(Path cache, String mirror, DataFile file) throws IOException {
    if (mirror.matches("(?i)https?://.*")) {
      return "LATER " + file.name() + ": a notebook downloads it from LABS_MIRROR, " + mirror;
    }
    return "OK " + new Mirror(mirror, cache).find(file) + " (LABS_MIRROR)";
  }
}
