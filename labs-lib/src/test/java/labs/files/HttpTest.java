package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labs.OwnJvm;
import org.junit.jupiter.api.Test;

class HttpTest {
  @Test
  void readsASmallFileThroughARedirect() throws Exception {
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              if (exchange.getRequestURI().getPath().equals("/old")) {
                exchange.getResponseHeaders().set("Location", "/new");
                exchange.sendResponseHeaders(302, -1);
              } else {
                FileServer.send(exchange, new byte[] {1, 2}, 0, 2);
              }
            })) {
      assertThat(Http.read(server.uri("/old"), 2)).containsExactly(1, 2);
    }
  }

  @Test
  void refusesALargeFileAndAWrongAnswer() throws Exception {
    try (FileServer server = FileServer.of(new byte[11])) {
      assertThatThrownBy(() -> Http.read(server.uri("/"), 10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(server.uri("/") + ": expected at most 10 bytes");
    }
    try (FileServer server =
        new FileServer((exchange, from) -> exchange.sendResponseHeaders(500, -1))) {
      assertThatThrownBy(() -> Http.read(server.uri("/"), 10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(server.uri("/") + ": expected status 200, received 500");
    }
  }

  /**
   * In a JVM of its own, since the environment of this one is as it is. A proxy that lets nobody
   * through is like no network: where there is a sample, it stands in.
   */
  @Test
  void asksThroughTheProxyOfTheEnvironment() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      proxy.setSoTimeout(60_000);
      ProcessBuilder builder = OwnJvm.of(List.of("-Xmx200m"), Asking.class);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
      String host = proxy.getInetAddress().getHostAddress();
      environment.put("HTTPS_PROXY", "http://" + host + ":" + proxy.getLocalPort());
      Process asking = builder.start();
      try (Socket asked = proxy.accept()) {
        byte[] expected = "CONNECT nowhere.invalid:443 ".getBytes();
        assertThat(asked.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
        asked.getOutputStream().write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes());
        assertThat(new String(asking.getInputStream().readAllBytes()))
            .isEqualTo(
                "nowhere.invalid can't be reached through the proxy (Tunnel failed, got: 403)");
      } finally {
        asking.destroyForcibly();
      }
    }
  }

  /** Asks a host that nobody but a proxy can find. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) throws IOException {
      try {
        Http.read(URI.create("https://nowhere.invalid/file"), 10);
      } catch (UnreachableException e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
