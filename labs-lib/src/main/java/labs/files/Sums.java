package labs.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code SHA256SUMS} file as {@code sha256sum} writes it: a sum, two spaces, a name. */
final class Sums {
  /** More is no list of the labs' files: 64 KiB. */
  static final int LARGEST = 1 << 16;

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?(\\S.*)");

  private Sums() {}

  /**
   * The sums by file name.
   *
   * @param bytes the file's content, from outside
   * @param where where it came from, for errors
   * @throws IOException if it is too large, a line is not a sum and a name, or a name has two sums
   */
  static Map<String, String> parse(byte[] bytes, String where) throws IOException {
    if (bytes.length > LARGEST) {
      throw new IOException(where + " is larger than " + LARGEST + " bytes: not a list of sums");
    }
    Map<String, String> sums = new HashMap<>();
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        throw new IOException(
            where + ", line " + number + ": expected a SHA-256 sum, two spaces and a file name");
      }
      String sum = matcher.group(1).toLowerCase(Locale.ROOT);
      String before = sums.put(matcher.group(2), sum);
      if (before != null && !before.equals(sum)) {
        throw new IOException(
            where + ", line " + number + ": a second, different sum for " + matcher.group(2));
      }
    }
    return sums;
  }
}
