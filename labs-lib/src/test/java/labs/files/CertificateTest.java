package labs.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose certificate is refused: as all are where the clock is years wrong. */
class CertificateTest extends DownloadedFile {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir static Path keys;

  /** A keystore for each server: its key, its certificate of 100 days, and the issuer's. */
  @BeforeAll
  static void makeKeys() throws Exception {
    Path past = keys.resolve("2001");
    Path future = keys.resolve("2091");
    keytool(past, "issuer", "-startdate", "-1d", "-ext", "bc:c");
    Files.copy(past, future);
    for (Path server : List.of(past, future)) {
      String from = server.getFileName() + "/01/01 00:00:00";
      keytool(
          server, "server", "-startdate", from, "-signer", "issuer", "-ext", "san=ip:127.0.0.1");
    }
  }

  @Test
  void outOfDateIsToldWithTheDateOfThisComputer() throws Exception {
    told("2001", true, "CertificateExpiredException: NotAfter: .* 2001");
    told("2091", true, "CertificateNotYetValidException: NotBefore: .* 2091");
  }

  /** As behind a proxy that opens encrypted connections. */
  @Test
  void ofAnUnknownIssuerIsToldWithBothCauses() throws Exception {
    told("2001", false, "unable to find valid certification path");
  }

  private void told(String year, boolean known, String why) throws Exception {
    SSLContext before = SSLContext.getDefault();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serving(keys.resolve(year))));
    server.start();
    try {
      if (known) {
        SSLContext.setDefault(trusting(keys.resolve(year)));
      }
      String address =
          "https://%s:%d/"
              .formatted(
                  InetAddress.getLoopbackAddress().getHostAddress(), server.getAddress().getPort());
      DataFile file = entry(URI.create(address + "file.bin"));
      told(file.source().toString(), why, () -> new Download(file, target).run());
      told(address + "SHA256SUMS", why, () -> new Mirror(address, folder).find(file));
    } finally {
      SSLContext.setDefault(before);
      server.stop(0);
    }
  }

  private void told(String source, String why, ThrowingCallable download) {
    assertThatThrownBy(download)
        .isInstanceOf(IOException.class)
        .message()
        .startsWith(source + " can't be downloaded: its server's certificate was refused (")
        .containsPattern(why)
        .contains(
            "The clock of this computer says " + LocalDate.now() + ": if that is wrong, set it")
        .contains("a proxy that opens encrypted connections")
        .doesNotContain("Run it again");
  }

  private static void keytool(Path file, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-keyalg", "EC"));
    command.addAll(List.of("-validity", "100", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static SSLContext serving(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    keys.deleteEntry("issuer");
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    return context(own.getKeyManagers(), null);
  }

  private static SSLContext trusting(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    keys.deleteEntry("server"); // a certificate that is trusted itself may be of any age
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    return context(null, trusted.getTrustManagers());
  }

  private static SSLContext context(KeyManager[] own, TrustManager[] trusted) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, trusted, null);
    return context;
  }
}
