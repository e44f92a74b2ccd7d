package labs.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * {@code LABS_MIRROR}: a folder, or an HTTP address, with the labs' files and its own SHA256SUMS.
 *
 * <p>A folder is read in place; from an address, files are downloaded into the cache once, and are
 * there when the address can't be reached.
 */
final class Mirror {
  private final String where;
  private final Path cache;
  private Map<String, String> sums;

  /**
   * A mirror, not looked at yet.
   *
   * @param where the value of LABS_MIRROR
   * @param cache the folder for what is downloaded
   */
  Mirror(String where, Path cache) {
    this.where = where;
    this.cache = cache;
  }

  /**
   * The place of a file whose SHA-256 was checked just now.
   *
   * @throws IOException if the mirror lacks the file or SHA256SUMS, a sum is wrong, or it can't be
   *     reached
   */
  Path find(DataFile file) throws IOException {
    try {
      return where.matches("(?i)https?://.*") ? download(file) : read(file);
    } catch (UnreachableException e) {
      throw new IOException(
          "LABS_MIRROR is " + where + ", which can't be reached. Mend it, or unset LABS_MIRROR.",
          e);
    } catch (IllegalArgumentException e) { // what URI, Path and the client say of an address
      throw new IOException(
          "LABS_MIRROR is %s, which is no folder and no address: %s. Mend or unset it."
              .formatted(where, e.getMessage()),
          e);
    }
  }

  private Path read(DataFile file) throws IOException {
    Path folder = Path.of(where).toAbsolutePath().normalize();
    if (sums == null) {
      sums = read(there(folder.resolve("SHA256SUMS")));
    }
    String expected = sum(file);
    Path path = there(folder.resolve(file.name()));
    String received = Sha256.of(path);
    if (!received.equals(expected)) {
      throw new IOException(
          "%s has the SHA-256 %s, but the mirror's SHA256SUMS says %s. Copy it again."
              .formatted(path, received, expected));
    }
    return path;
  }

  private Path there(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          "LABS_MIRROR is " + where + ", but there is no " + path + ". Mend or unset it.");
    }
    return path;
  }

  private Path download(DataFile file) throws IOException {
    String base = where.endsWith("/") ? where : where + "/";
    // Beside the public files, not in their place: a mirror's may differ in bytes.
    Path folder = cache.resolve("mirror");
    if (sums == null) {
      sums = list(URI.create(base + "SHA256SUMS"), folder);
    }
    String sum = sum(file);
    Path path = folder.resolve(sum.substring(0, 16)).resolve(file.shortName());
    try {
      new Download(new DataFile(file.name(), URI.create(base + file.name()), -1, sum), path).run();
      return path;
    } catch (DownloadException e) {
      throw e.answer() == null
          ? e
          : wrong(file.name() + " is missing or not what its SHA256SUMS says", e.answer(), e);
    }
  }

  private IOException wrong(String what, String why, IOException cause) {
    return new IOException(
        "LABS_MIRROR is %s, but its %s: %s. Mend it, or tell whoever keeps the mirror."
            .formatted(where, what, why),
        cause);
  }

  /** The address's list of sums, or the one that it gave last. */
  private Map<String, String> list(URI source, Path folder) throws IOException {
    Path kept = folder.resolve("SHA256SUMS-" + UUID.nameUUIDFromBytes(where.getBytes(UTF_8)));
    byte[] list;
    Map<String, String> sums;
    try {
      list = Http.read(source, Sums.LARGEST);
      sums = Sums.parse(list, source.toString());
    } catch (UnreachableException e) {
      if (!Files.isRegularFile(kept)) {
        throw e;
      }
      System.out.println(where + " (LABS_MIRROR) can't be reached: the cache's files are used.");
      return read(kept);
    } catch (DownloadException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw wrong("SHA256SUMS can't be read", e.getMessage(), e);
    }
    try {
      AtomicFile.write(kept, out -> out.write(list));
    } catch (IOException e) {
      // a cache that can only be read keeps none
    }
    return sums;
  }

  private static Map<String, String> read(Path list) throws IOException {
    try (InputStream in = Opened.of(list)) {
      return Sums.parse(in.readNBytes(Sums.LARGEST + 1), list.toString());
    }
  }

  private String sum(DataFile file) throws IOException {
    String sum = sums.get(file.name());
    if (sum == null) {
      throw new IOException(
          "LABS_MIRROR is " + where + ", but its SHA256SUMS has no line for " + file.name() + ".");
    }
    return sum;
  }
}
