package labs.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the labs' files: in the mirror where one is set, else in the cache, else by download. */
public final class DataStore {
  private final Path cache;
  private final Mirror mirror;

  /**
   * A store.
   *
   * @param cache the folder for what is downloaded
   * @param mirror the value of LABS_MIRROR; blank for none
   */
  public DataStore(Path cache, String mirror) {
    this.cache = cache;
    this.mirror = mirror.isBlank() ? null : new Mirror(mirror, cache);
    if (this.mirror != null) {
      System.out.println("Data files come from LABS_MIRROR, " + mirror);
    }
  }

  /** The store that the environment names: LABS_DATA and LABS_MIRROR. */
  public static DataStore current() {
    return new DataStore(CacheFolder.current(), System.getenv().getOrDefault("LABS_MIRROR", ""));
  }

  /**
   * The place of a file whose SHA-256 was checked just now.
   *
   * @throws UnreachableException if it must be downloaded and the network is not there
   * @throws IOException if it can't be had for any other reason; the message says what to do
   */
  public Path find(DataFile file) throws IOException {
    if (mirror != null) {
      return mirror.find(file);
    }
    Path path = cache.resolve(file.name());
    boolean here = Files.exists(path);
    try {
      new Download(file, path).run();
      return path;
    } catch (UnreachableException e) {
      if (here) {
        throw new IOException(
            path + " is damaged and can't be fetched again now: " + e.getMessage(), e);
      }
      throw e;
    }
  }
}
