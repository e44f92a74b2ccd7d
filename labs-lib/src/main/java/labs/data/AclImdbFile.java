package labs.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import labs.notebook.Progress;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the texts of {@code aclImdb_v1.tar.gz} one after the other. Nothing is unpacked: a name in
 * the archive only says what a text is. Sizes and counts are bounded, whatever the archive says.
 */
final class AclImdbFile implements AutoCloseable {
  /** The longest review has 14,282 bytes. */
  private static final int LONGEST_TEXT = 1 << 17;

  private static final int MOST_ENTRIES = 250_000;
  private static final long LARGEST_ARCHIVE = 1L << 30;
  private static final Pattern NAME =
      Pattern.compile("(?:\\./)?aclImdb/(train|test)/(pos|neg|unsup)/[0-9]{1,9}_[0-9]{1,2}\\.txt");

  /**
   * A text of the archive.
   *
   * @param half {@code train} or {@code test}
   * @param kind {@code pos}, {@code neg} or {@code unsup}
   */
  record Text(String half, String kind, String content) {
    boolean isLabelled() {
      return !kind.equals("unsup");
    }

    TextReviews.Review review() {
      return new TextReviews.Review(content, kind.equals("pos") ? 1 : 0);
    }
  }

  private final Path path;
  private final Progress progress;
  private final Counted packed;
  private final long size;
  private final TarArchiveInputStream tar;
  private int entries;

  /**
   * Opens an archive.
   *
   * @param what the name of the progress that is shown, or null for none
   */
  AclImdbFile(Path path, String what) throws IOException {
    this.path = path;
    packed = new Counted(Files.newInputStream(path), Long.MAX_VALUE);
    try {
      InputStream unpacked = new Counted(new GZIPInputStream(packed, 1 << 16), LARGEST_ARCHIVE);
      tar = new TarArchiveInputStream(new BufferedInputStream(unpacked, 1 << 16), "UTF-8");
    } catch (IOException e) {
      packed.close();
      throw new IOException(path + " is no gzip archive: " + e.getMessage(), e);
    }
    size = Files.size(path);
    progress = what == null ? null : new Progress(what, size, "B");
  }

  /** The texts without a label, as a stream that reads while it is used. */
  static Stream<String> unlabelled(Path path) {
    AclImdbFile archive;
    try {
      archive = new AclImdbFile(path, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return Stream.generate(archive::nextUnchecked)
        .takeWhile(Objects::nonNull)
        .filter(text -> !text.isLabelled())
        .map(Text::content)
        .onClose(archive::close);
  }

  private Text nextUnchecked() {
    try {
      return next();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The next text, or null after the last one. */
  Text next() throws IOException {
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (Thread.interrupted()) {
          throw new InterruptedIOException("interrupted while reading " + path);
        }
        expect(++entries <= MOST_ENTRIES, "at most " + MOST_ENTRIES + " entries");
        Matcher name = NAME.matcher(entry.getName());
        if (entry.isFile() && name.matches()) {
          byte[] bytes = tar.readNBytes(LONGEST_TEXT + 1);
          expect(bytes.length <= LONGEST_TEXT, "texts of at most " + LONGEST_TEXT + " bytes");
          show(packed.count);
          return new Text(name.group(1), name.group(2), new String(bytes, StandardCharsets.UTF_8));
        }
      }
      show(size);
      return null;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          path + " can't be read as the archive of reviews: " + e.getMessage(), e);
    }
  }

  private void show(long done) {
    if (progress != null) {
      progress.update(done);
    }
  }

  private static void expect(boolean holds, String what) throws IOException {
    if (!holds) {
      throw new IOException("expected " + what);
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts the bytes that pass, and lets no more pass than it is told. */
  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long count;

    Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = in.read(bytes, from, length);
      count += Math.max(0, n);
      expect(count <= limit, "at most " + limit + " bytes unpacked");
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)]));
    }
  }
}
