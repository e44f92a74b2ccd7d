package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import labs.files.Expect;
import labs.files.SafeTensors;

/**
 * The first form of a network's file, which is read and no longer written: a zip of {@code
 * head.json} and, in the order of {@link NetworkFile}'s arrays, an entry of each one's float32
 * numbers, little-endian.
 */
final class ZippedNetwork implements AutoCloseable {
  private final ZipInputStream zip;
  private final FileHeader header;

  ZippedNetwork(Path file) throws IOException {
    zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    try {
      next("head.json");
      int most = SafeTensors.LARGEST_HEADER;
      byte[] json = zip.readNBytes(most + 1);
      Expect.that(json.length <= most, "a header of at most " + most + " bytes");
      header = FileHeader.parse(json);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** Whether a file begins as a zip does. */
  static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    }
  }

  FileHeader header() {
    return header;
  }

  /** The file's arrays; those of a network say which, and how long each is. */
  Map<String, NDArray> read(Map<String, NDArray> network, NDManager manager) throws IOException {
    Map<String, NDArray> values = new LinkedHashMap<>();
    for (Map.Entry<String, NDArray> array : network.entrySet()) {
      values.put(array.getKey(), read(array.getKey(), array.getValue(), manager));
    }
    return values;
  }

  private NDArray read(String name, NDArray like, NDManager manager) throws IOException {
    next(name);
    NDArray array = manager.create(like.getShape(), DataType.FLOAT32);
    ByteBuffer numbers = array.toByteBuffer(true);
    byte[] piece = new byte[1 << 16];
    for (int n = zip.read(piece); n >= 0; n = zip.read(piece)) {
      Expect.that(n <= numbers.remaining(), name + " no longer than shape " + like.getShape());
      numbers.put(piece, 0, n);
    }
    Expect.that(!numbers.hasRemaining(), name + " no shorter than shape " + like.getShape());
    return array;
  }

  private void next(String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    String received = entry == null ? "the end" : entry.getName();
    Expect.that(received.equals(name), name + ", received " + received);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
