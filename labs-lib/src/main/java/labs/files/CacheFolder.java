package labs.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where downloaded files are kept: {@code LABS_DATA}, or the user's cache folder. */
final class CacheFolder {
  private CacheFolder() {}

  /** The folder of this process; it need not exist yet. */
  static Path current() {
    return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  /**
   * The folder for an environment, each system's own habit followed.
   *
   * @param environment environment variables
   * @param os the system's name, as in the property {@code os.name}
   * @param home the user's home folder
   * @throws IllegalArgumentException if LABS_DATA is no path
   */
  static Path of(Map<String, String> environment, String os, String home) {
    String chosen = environment.getOrDefault("LABS_DATA", "");
    if (!chosen.isBlank()) {
      try {
        return Path.of(chosen).toAbsolutePath();
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(
            "LABS_DATA is %s, which is no folder: %s. Mend or unset it."
                .formatted(chosen, e.getMessage()),
            e);
      }
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local))
          .resolve("labs-java");
    }
    if (system.startsWith("mac")) {
      return Path.of(home, "Library", "Caches", "labs-java");
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The XDG rules: a relative path in the variable is ignored.
    boolean usable = !cache.isBlank() && Path.of(cache).isAbsolute();
    return (usable ? Path.of(cache) : Path.of(home, ".cache")).resolve("labs-java");
  }
}
