package labs.files;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file to download, made up, and where it goes. */
@Timeout(60)
abstract class DownloadedFile {
  static final int SIZE = 300_000;

  @TempDir Path folder;
  final byte[] file = new byte[SIZE];
  Path target;
  Path part;

  @BeforeEach
  void makeFile() {
    new Random(1).nextBytes(file);
    target = folder.resolve("sub/file.bin");
    part = folder.resolve("sub/file.bin.part");
  }

  final DataFile entry(URI source) {
    return new DataFile("sub/file.bin", source, SIZE, sha256(file));
  }

  final Download download(FileServer server) {
    return new Download(entry(server.uri("/file.bin")), target);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
