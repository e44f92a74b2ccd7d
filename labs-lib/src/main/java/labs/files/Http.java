package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What every request needs: one client, and errors that tell a missing network from others. */
final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int PATIENCE_SECONDS = 30;

  private Http() {}

  /** A client that follows redirects and gives up on a connection after ten seconds. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(CONNECT)
        .build();
  }

  /**
   * Reads a small file.
   *
   * @param limit the most bytes allowed
   * @throws UnreachableException if no connection could be made
   */
  static byte[] read(URI source, int limit) throws IOException {
    CompletableFuture<byte[]> bytes =
        client()
            .sendAsync(
                HttpRequest.newBuilder(source).build(), HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(answer -> body(answer, limit));
    try {
      return bytes.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException(source + " did not come within " + PATIENCE_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while reading " + source);
    } catch (ExecutionException e) {
      throw reason(source, e.getCause());
    } finally {
      bytes.cancel(true);
    }
  }

  private static byte[] body(HttpResponse<InputStream> answer, int limit) {
    try (InputStream in = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException(answer.uri() + ": the server answered " + answer.statusCode());
      }
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException(answer.uri() + " has more than " + limit + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What went wrong with a request, out of the layers that the client wraps around it. */
  static IOException reason(URI source, Throwable failure) {
    IOException reason = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof DownloadException e) {
        return e;
      }
      if (t instanceof ConnectException
          || t instanceof UnknownHostException
          || t instanceof NoRouteToHostException
          || t instanceof HttpConnectTimeoutException) {
        return new UnreachableException(source.getHost() + " can't be reached", t);
      }
      if (t instanceof IOException e && reason == null) {
        reason = e;
      }
    }
    return reason == null ? new IOException(source + ": " + failure, failure) : reason;
  }
}
