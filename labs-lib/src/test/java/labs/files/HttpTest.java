package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
}
