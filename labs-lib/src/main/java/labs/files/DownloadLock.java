package labs.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a file's download to one process at a time: a lock on an empty file beside it.
 *
 * <p>The lock file stays: deleting it would let two processes lock two files of the same name.
 */
final class DownloadLock implements AutoCloseable {
  private final FileChannel channel;

  private DownloadLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until no other process, and no other thread, has the lock for a file.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  static DownloadLock take(Path file) throws IOException {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw DownloadException.unwritable(path, e);
    }
    try {
      for (boolean said = false; !tryLock(channel); said = true) {
        if (!said) {
          System.out.println("Another program is downloading " + file.getFileName() + ": waiting");
        }
        Thread.sleep(100);
      }
      return new DownloadLock(channel);
    } catch (InterruptedException e) {
      channel.close();
      throw new InterruptedIOException("interrupted while waiting for " + path);
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          path + " can't be locked (" + e + "). Set LABS_DATA to a folder on a local disk.", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process has it
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
