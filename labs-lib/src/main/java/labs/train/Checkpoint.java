package labs.train;

import java.nio.file.Files;
import java.nio.file.Path;
import labs.notebook.Progress;

/** The file that fit writes after each epoch, and goes on from. */
final class Checkpoint {
  private Checkpoint() {}

  /**
   * Brings the network to where the file's last epoch ended. Without a file, one is written: a fit
   * that is stopped in its first epoch begins again with the same weights.
   *
   * @param network its history is that of this fit: empty
   * @return how many epochs of this fit are finished
   */
  static int resume(NetworkState network, Path file, int epochs, Progress progress) {
    if (network.slots() == null) {
      throw new IllegalArgumentException(
          "A checkpoint keeps the state of labs.train's optimizers, received "
              + network.optimizer.getClass().getName());
    }
    if (!Files.exists(file)) {
      NetworkFile.write(file, network, null);
      return 0;
    }
    FileHeader header = NetworkFile.header(file);
    if (!header.hasStateOf(network.optimizer) || header.seed() != network.seed) {
      throw new IllegalArgumentException(
          "%s was made with %s and seed %d, this network has %s and seed %d: delete the file, or take another one for this training"
              .formatted(
                  file,
                  header.optimizer(),
                  header.seed(),
                  FileHeader.name(network.optimizer),
                  network.seed));
    }
    NetworkFile.read(file, network);
    int finished = network.history.epochs();
    if (finished > 0) {
      progress.line(
          "goes on after epoch %d/%d, from %s (delete it to start anew)"
              .formatted(finished, epochs, file));
    }
    return finished;
  }
}
