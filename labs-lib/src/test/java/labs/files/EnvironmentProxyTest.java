package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
  private static final InetSocketAddress PROXY =
      InetSocketAddress.createUnresolved("proxy.example.net", 3128);
  private static final String HOST = "data.example.org";

  private static InetSocketAddress on(Map<String, String> environment, String source)
      throws DownloadException {
    return EnvironmentProxy.on(environment, URI.create(source));
  }

  /** The proxy for a host where another one's name, or a list of them, stands in NO_PROXY. */
  private static InetSocketAddress except(String names) throws DownloadException {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example.net:3128", "no_proxy", names);
    return on(environment, "https://" + HOST + "/file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.example.net:3128",
        "proxy.example.net:3128",
        " HTTP://proxy.example.net:3128/ ",
        "http://user:pass@word/@proxy.example.net:3128",
        "user:password@proxy.example.net:3128",
      })
  void readsWhatOthersRead(String value) throws Exception {
    for (String name : new String[] {"HTTPS_PROXY", "https_proxy"}) {
      assertThat(on(Map.of(name, value), "https://" + HOST)).isEqualTo(PROXY);
      assertThat(on(Map.of(name, value), "HTTPS://127.example.org")).isEqualTo(PROXY);
      assertThat(on(Map.of(name, value), "http://" + HOST)).isNull();
    }
  }

  @Test
  void theNameInSmallLettersComesFirst() throws Exception {
    String other = "other.example.net:80";
    String proxy = "proxy.example.net:3128";
    assertThat(on(Map.of("HTTPS_PROXY", other, "https_proxy", proxy), "https://" + HOST))
        .isEqualTo(PROXY);
    assertThat(on(Map.of("HTTPS_PROXY", proxy, "https_proxy", " "), "https://" + HOST))
        .isEqualTo(PROXY);
    assertThat(on(Map.of("HTTPS_PROXY", ""), "https://" + HOST)).isNull();
    assertThat(on(Map.of(), "https://" + HOST)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8443", "127.0.0.1", "127.1.2.3:80", "[::1]:443"})
  void thisComputerIsAskedWithout(String host) throws Exception {
    assertThat(on(Map.of("HTTPS_PROXY", "proxy.example.net:3128"), "https://" + host)).isNull();
  }

  @Test
  void aNameStandsForWhatEndsWithItAtADot() throws Exception {
    List<String> ends = List.of(HOST, ".example.org", "example.org", ".org", "org");
    for (int from = 0; from < HOST.length(); from++) {
      String end = HOST.substring(from);
      assertThat(except(end)).as(end).isEqualTo(ends.contains(end) ? null : PROXY);
    }
    assertThat(except("." + HOST)).isNull();
    assertThat(except("www." + HOST)).isEqualTo(PROXY);
  }

  @Test
  void aListHoldsSeveralNames() throws Exception {
    assertThat(except("example.com, EXAMPLE.org ,")).isNull();
    assertThat(except("example.com,*")).isNull();
    assertThat(except("example.com, , .,example.net")).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://user:password@proxy.example.net:1080",
        "https://proxy.example.net:3128",
        "http://proxy.example.net",
        "user:password@proxy.example.net:99999",
        "http://:3128",
        "proxy.example.net:3128/path",
        "none",
      })
  void anythingElseIsNamedWithoutItsPassword(String value) throws Exception {
    Map<String, String> environment = Map.of("HTTPS_PROXY", value);
    assertThatThrownBy(() -> on(environment, "https://" + HOST))
        .isInstanceOf(DownloadException.class)
        .message()
        .startsWith("HTTPS_PROXY is ")
        .contains("expected http://host:port")
        .doesNotContain("password");
    assertThat(on(environment, "https://localhost")).isNull();
  }
}
