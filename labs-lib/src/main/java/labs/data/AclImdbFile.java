package labs.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import labs.files.Expect;
import labs.notebook.Progress;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Reads the texts of {@code aclImdb_v1.tar.gz} one after the other. Nothing is written: a name in
 * the archive only says what a text is. What it unpacks to is bounded, whatever the archive says.
 */
final class AclImdbFile implements AutoCloseable {
  /**
   * The mirror's unpacks to 216 MB, the public one, with its counts of words, to half as much more.
   */
  private static final long LARGEST = 1L << 29;

  /** The longest text has 14,282 bytes. More than this of the archive is never held. */
  private static final int LARGEST_TEXT = 1 << 20;

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
  private final BoundedInputStream packed;
  private final long size;
  private final Heads heads;
  private final TarArchiveInputStream tar;

  /**
   * Opens an archive.
   *
   * @param what the name of the progress that is shown, or null for none
   */
  AclImdbFile(Path path, String what) throws IOException {
    this.path = path;
    packed = BoundedInputStream.builder().setInputStream(Files.newInputStream(path)).get();
    try {
      InputStream unpacked =
          BoundedInputStream.builder()
              .setInputStream(new GZIPInputStream(packed, 1 << 16))
              .setMaxCount(LARGEST)
              .setOnMaxCount((most, count) -> requireFits(count + 1))
              .get();
      heads = new Heads(new BufferedInputStream(unpacked, 1 << 16));
      tar = new TarArchiveInputStream(heads, "UTF-8");
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
      for (TarArchiveEntry entry = head(); entry != null; entry = head()) {
        if (Thread.interrupted()) {
          throw new InterruptedIOException("interrupted while reading " + path);
        }
        // A sparse file says how long it is, and no byte stands behind it.
        Expect.that(!entry.isSparse(), "no sparse files, one is: " + entry.getName());
        requireFits(tar.getBytesRead() + entry.getSize());
        Matcher name = NAME.matcher(entry.getName());
        if (name.matches()) {
          // A link has no text.
          Expect.that(
              entry.isFile() && !entry.isLink() && !entry.isSymbolicLink(),
              "texts as plain files, one is none: " + entry.getName());
          requireText(entry.getSize());
          String text = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
          show(packed.getCount());
          return new Text(name.group(1), name.group(2), text);
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

  /**
   * The next entry. The archive's reader would hold all of a name, which may be as long as it
   * likes.
   */
  private TarArchiveEntry head() throws IOException {
    if (tar.getCurrentEntry() != null) {
      tar.transferTo(OutputStream.nullOutputStream()); // what is left of the entry before
    }
    heads.begin();
    TarArchiveEntry entry = tar.getNextEntry();
    heads.end();
    return entry;
  }

  /** Lets no more through while a head is read than the longest text may have. */
  private static final class Heads extends FilterInputStream {
    private long left = Long.MAX_VALUE;

    Heads(InputStream in) {
      super(in);
    }

    void begin() {
      left = LARGEST_TEXT;
    }

    void end() {
      left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      left -= Math.max(0, n);
      requireText(LARGEST_TEXT - left);
      return n;
    }
  }

  private static void requireText(long bytes) throws IOException {
    Expect.that(bytes <= LARGEST_TEXT, "texts and names of at most " + LARGEST_TEXT + " bytes");
  }

  private void show(long done) {
    if (progress != null) {
      progress.update(done);
    }
  }

  private static void requireFits(long unpacked) throws IOException {
    Expect.that(unpacked <= LARGEST, "at most " + LARGEST + " bytes unpacked");
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
}
