package labs.files;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A file of float32 arrays by name, in the format of Python's package safetensors: the length of
 * the header, the header in JSON, the numbers.
 *
 * <p>DJL's own encoder (NDList) has no place for metadata and takes each array through Java's heap;
 * its decoder believes the lengths that a file claims. Here none is: who reads says how long each
 * array is.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class SafeTensors implements AutoCloseable {
  /** The most bytes of a header: 800,000 words; read, they take thirty times as much memory. */
  private static final int LARGEST_HEADER = 1 << 23;

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final JsonNode header;
  private final long start;

  /**
   * Opens a file, from outside, and reads its header.
   *
   * @throws IOException if it is no such file
   */
  public SafeTensors(Path file) throws IOException {
    channel = FileChannel.open(file);
    try {
      long length = read(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN), 0).getLong(0);
      Expect.that(
          length > 0 && length <= Math.min(LARGEST_HEADER, channel.size() - 8),
          "a header within the file, of at most " + LARGEST_HEADER + " bytes, not of " + length);
      header = JSON.readTree(read(ByteBuffer.allocate((int) length), 8).array());
      Expect.that(header.isObject(), "a header of arrays by name");
      start = 8 + length;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** A text of the metadata, or null if there is none of that name. */
  public String metadata(String name) {
    return header.path(METADATA).path(name).textValue();
  }

  /**
   * Reads an array, from the file into native memory.
   *
   * @param shape what it must have
   * @param manager the array's owner, on the CPU
   * @throws IOException if the file holds none of that name and shape
   */
  public NDArray read(String name, Shape shape, NDManager manager) throws IOException {
    JsonNode entry = header.path(name);
    long from = entry.path("data_offsets").path(0).asLong(-1);
    long to = entry.path("data_offsets").path(1).asLong(-1);
    String dimensions = Arrays.toString(shape.getShape()).replace(" ", "");
    Expect.that(
        entry.path("dtype").asText().equals("F32")
            && entry.path("shape").toString().equals(dimensions)
            && (0 <= from && from <= to && to <= channel.size() - start)
            && to - from == 4 * shape.size(),
        "%s as float32 numbers of shape %s within the file, received %.200s"
            .formatted(name, shape, entry.isMissingNode() ? "nothing" : entry));
    NDArray array = manager.create(shape, DataType.FLOAT32);
    read(array.toByteBuffer(true), start + from);
    return array;
  }

  private ByteBuffer read(ByteBuffer bytes, long from) throws IOException {
    for (long at = from; bytes.hasRemaining(); ) {
      int n = channel.read(bytes, at);
      Expect.that(n > 0, "more bytes than there are");
      at += n;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * Writes arrays.
   *
   * @param metadata texts by name, which Python shows as {@code safe_open(...).metadata()}
   * @param arrays float32 arrays by name, in the file's order
   */
  public static void write(
      OutputStream out, Map<String, String> metadata, Map<String, NDArray> arrays)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    header.set(METADATA, JSON.valueToTree(metadata));
    long from = 0;
    for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
      Shape shape = array.getValue().getShape();
      long to = from + 4 * shape.size();
      ObjectNode entry = header.putObject(array.getKey()).put("dtype", "F32");
      entry.set("shape", JSON.valueToTree(shape.getShape()));
      entry.set("data_offsets", JSON.valueToTree(new long[] {from, to}));
      from = to;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    Expect.that(json.length < LARGEST_HEADER, "a header of at most " + LARGEST_HEADER + " bytes");
    int length = (json.length + 7) / 8 * 8; // the format's own writers align the numbers like this
    byte[] head = new byte[8 + length];
    Arrays.fill(head, (byte) ' ');
    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
    out.write(head);
    for (NDArray array : arrays.values()) {
      write(out, array);
    }
  }

  private static void write(OutputStream out, NDArray array) throws IOException {
    NDArray here = array.toDevice(Device.cpu(), false);
    ByteBuffer numbers = here.toByteBuffer(true);
    byte[] piece = new byte[1 << 16];
    while (numbers.hasRemaining()) {
      int n = Math.min(piece.length, numbers.remaining());
      numbers.get(piece, 0, n);
      out.write(piece, 0, n);
    }
    if (here != array) {
      here.close();
    }
  }
}
