package labs.data;

import java.io.BufferedInputStream;
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
        requireFits(tar.getBytesRead() + entry.getSize());
        Matcher name = NAME.matcher(entry.getName());
        if (name.matches()) {
          // A link has no text, and a sparse file says how long it is without a byte that tells.
          Expect.that(
              entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse(),
              "texts as plain files, one is none: " + entry.getName());
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
