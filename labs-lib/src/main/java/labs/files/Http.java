package labs.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One way to ask a server: interruptible, with an end to its silence, and errors that say which.
 */
final class Http {
  /** How the client's exception begins where a proxy lets nobody through to a host. */
  private static final String NO_TUNNEL = "Tunnel failed, got: ";

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private Http() {}

  /** Takes an answer as it comes, on the client's threads; an exception ends it. */
  interface Receiver {
    /** The status and the headers. */
    default void begin(HttpResponse.ResponseInfo info) throws IOException {
      Expect.that(info.statusCode() == 200, "status 200, received " + info.statusCode());
    }

    /** The next bytes. */
    void add(byte[] bytes) throws IOException;
  }

  /**
   * Asks, follows redirects, and waits until the receiver has all of the answer.
   *
   * @param patience how long, at least, a server may say nothing
   * @throws UnreachableException if no connection could be made
   * @throws DownloadException if the server's certificate was refused, or HTTPS_PROXY is no proxy
   * @throws InterruptedIOException if the thread is interrupted
   * @throws IOException what the receiver threw, or what ended the answer
   */
  static void get(HttpRequest request, Duration patience, Receiver receiver) throws IOException {
    Watched watched = new Watched(receiver);
    CompletableFuture<?> answer = client(request.uri()).sendAsync(request, watched::begin);
    try {
      while (!answer.isDone()) {
        long before = watched.signs;
        try {
          answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (watched.signs == before) {
            throw new IOException("nothing came for " + patience.toSeconds() + " seconds", e);
          }
        }
      }
      answer.get();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while reading " + request.uri());
    } catch (ExecutionException e) {
      throw watched.failure == null ? reason(request.uri(), e.getCause()) : watched.failure;
    } finally {
      answer.cancel(true);
    }
    if (watched.failure != null) {
      throw watched.failure; // at an answer without bytes
    }
  }

  /**
   * Reads a small file.
   *
   * @param limit the most bytes allowed
   */
  static byte[] read(URI source, int limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Receiver receiver =
        bytes -> {
          Expect.that(body.size() + bytes.length <= limit, "at most " + limit + " bytes");
          body.writeBytes(bytes);
        };
    try {
      get(HttpRequest.newBuilder(source).build(), Download.PATIENCE, receiver);
      return body.toByteArray();
    } catch (UnreachableException | DownloadException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(source + ": " + e.getMessage(), e);
    }
  }

  private static HttpClient client(URI source) throws DownloadException {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT);
    if (System.getProperty("https.proxyHost") == null) { // else the client goes by that
      InetSocketAddress proxy = EnvironmentProxy.on(System.getenv(), source);
      if (proxy != null) {
        client.proxy(ProxySelector.of(proxy));
      }
    }
    return client.build();
  }

  /** What went wrong with a request, out of the layers that the client wraps around it. */
  private static IOException reason(URI source, Throwable failure) {
    IOException reason = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConnectException
          || t instanceof UnknownHostException
          || t instanceof NoRouteToHostException
          || t instanceof HttpConnectTimeoutException) {
        return new UnreachableException(source.getHost() + " can't be reached", t);
      }
      if (t instanceof IOException e && String.valueOf(e.getMessage()).startsWith(NO_TUNNEL)) {
        String why = "%s can't be reached through the proxy (%s)";
        return new UnreachableException(why.formatted(source.getHost(), e.getMessage()), e);
      }
      if (t instanceof CertificateException refused) {
        return DownloadException.refusedCertificate(source, refused);
      }
      if (t instanceof IOException e && reason == null) {
        reason = e;
      }
    }
    return reason == null ? new IOException(source + ": " + failure, failure) : reason;
  }

  /** Counts the signs of life, and keeps the receiver's exception, which ends the connection. */
  private static final class Watched {
    private final Receiver receiver;
    private volatile long signs;
    private volatile IOException failure;

    Watched(Receiver receiver) {
      this.receiver = receiver;
    }

    HttpResponse.BodySubscriber<Void> begin(HttpResponse.ResponseInfo info) {
      try {
        receiver.begin(info);
      } catch (IOException e) {
        failure = e; // thrown at the first bytes: the client would not end the connection for it
      }
      signs++;
      return HttpResponse.BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::add));
    }

    private void add(byte[] bytes) {
      try {
        if (failure == null) {
          receiver.add(bytes);
        }
      } catch (IOException e) {
        failure = e;
      }
      signs++;
      if (failure != null) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
