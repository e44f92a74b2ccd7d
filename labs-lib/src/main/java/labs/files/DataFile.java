package labs.files;

import java.net.URI;

/**
 * A file that the labs read, as the catalogue or a mirror names it.
 *
 * @param name the path below the cache folder or the mirror, with slashes: {@code imdb/imdb.npz}
 * @param source where it is downloaded from
 * @param size its bytes, or -1 where the server's answer is taken
 * @param sha256 its SHA-256 in lower-case hexadecimal digits
 */
public record DataFile(String name, URI source, long size, String sha256) {
  /** No data file of the labs is larger, whatever a server says: 1 GiB. */
  static final long LARGEST = 1L << 30;

  /** The name without its folder: {@code imdb.npz}. */
  public String shortName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
