package labs.files;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxy that the environment names in {@code HTTPS_PROXY}, and in {@code NO_PROXY} the hosts
 * that are asked without it. pip and curl read them; Java reads only properties of its own.
 */
final class EnvironmentProxy {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:http://)?([^/:\\[\\]]+|\\[[0-9a-f:.]+]):(\\d{1,5})/?");

  private EnvironmentProxy() {}

  /**
   * The proxy on the way to a source; null for one that is asked without. A user's name in it is
   * left out: a proxy that wants one says so.
   *
   * @throws DownloadException if what HTTPS_PROXY holds is no address of an HTTP proxy
   */
  static InetSocketAddress on(Map<String, String> environment, URI source)
      throws DownloadException {
    String value = value(environment, "HTTPS_PROXY");
    String host = source.getHost().toLowerCase(Locale.ROOT);
    if (value.isEmpty()
        || !source.getScheme().equalsIgnoreCase("https")
        || LOOPBACK.matcher(host).matches()
        || isExcepted(host, value(environment, "NO_PROXY"))) {
      return null;
    }
    String proxy = value.replaceFirst("^(\\w+://)?.*@", "$1"); // no password gets into a message
    Matcher address = ADDRESS.matcher(proxy);
    if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
      throw DownloadException.wrongProxy(proxy);
    }
    return InetSocketAddress.createUnresolved(address.group(1), Integer.parseInt(address.group(2)));
  }

  /** A variable's value, by its name in small letters first, as curl and Python have it. */
  private static String value(Map<String, String> environment, String name) {
    String small = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
    return small.isEmpty() ? environment.getOrDefault(name, "").strip() : small;
  }

  private static boolean isExcepted(String host, String list) {
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
        .map(name -> name.strip().replaceFirst("^\\.", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || ("." + host).endsWith("." + name));
  }
}
