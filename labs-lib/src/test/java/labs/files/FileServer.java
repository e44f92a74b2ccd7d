package labs.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local HTTP server that misbehaves as a test wants, and keeps the ranges it was asked for. */
public final class FileServer implements AutoCloseable {
  /** Answers a request for the bytes from {@code from} on. */
  public interface Answer {
    void to(HttpExchange exchange, int from) throws Exception;
  }

  final List<String> ranges = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public FileServer(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(String.valueOf(range));
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
          try {
            answer.to(exchange, from);
          } catch (IOException e) {
            // the client went away, or the answer was cut off on purpose
          } catch (Exception e) {
            throw new IllegalStateException(e);
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  /** A server that sends a file, or the part of it that is asked for. */
  public static FileServer of(byte[] file) throws IOException {
    return new FileServer((exchange, from) -> send(exchange, file, from, file.length));
  }

  public URI uri(String path) {
    return URI.create(
        "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port() + path);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Promises all bytes from one position on, and sends those before another. */
  public static void send(HttpExchange exchange, byte[] file, int from, int to) throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    exchange.getResponseBody().write(file, from, to - from);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
