package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import labs.nn.Dense;
import labs.nn.Dropout;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Samples VALIDATION = new Samples(20);
  private static final String[] COLUMNS = {"loss", "accuracy", "val_loss", "val_accuracy"};

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("checkpoint.zip");
  }

  private static Network network() {
    Network network =
        new Network(
            new Shape(Samples.FEATURES),
            new Dense(8, Activation::relu),
            new Dropout(0.5),
            new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
  }

  private static Fit fit(int epochs) {
    return Fit.epochs(epochs).batchSize(10).validation(VALIDATION);
  }

  private static Samples interruptedAt(int batch) {
    return InterruptTest.interrupting(100, batch);
  }

  private static void assertSame(Network actual, Network expected) {
    SoftAssertions all = new SoftAssertions(); // what differs besides says where it went apart
    for (String column : COLUMNS) {
      all.assertThat(actual.history().get(column))
          .as(column)
          .isEqualTo(expected.history().get(column));
    }
    all.assertThat(NetworkFileTest.weights(actual)).isEqualTo(NetworkFileTest.weights(expected));
    all.assertAll();
  }

  private Network uninterrupted(int epochs) {
    Network network = network();
    network.reset(4).fit(new Samples(100), fit(epochs));
    return network;
  }

  /** Epochs of 10 batches: the 36th is in the fourth. */
  @Test
  void goesOnAsIfNothingHadBeen() {
    try (Network expected = uninterrupted(5);
        Network stopped = network();
        Network fresh = network()) {
      assertThatThrownBy(() -> stopped.reset(4).fit(interruptedAt(36), fit(5).checkpoint(file)))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("epoch 4 of 5, after step 5");
      // After the kernel died: another network of the same seed.
      fresh.reset(4).fit(new Samples(100), fit(5).checkpoint(file));
      assertSame(fresh, expected);
      // In the same kernel, once more: all is done.
      History history = stopped.fit(interruptedAt(1), fit(5).checkpoint(file));
      assertThat(history.epochs()).isEqualTo(5);
      assertSame(stopped, expected);
    }
  }

  @Test
  void theFirstEpochBeginsAgainWithTheSameWeights() {
    try (Network expected = uninterrupted(2);
        Network stopped = network()) {
      assertThatThrownBy(() -> stopped.reset(4).fit(interruptedAt(7), fit(2).checkpoint(file)))
          .isInstanceOf(CancellationException.class);
      stopped.fit(new Samples(100), fit(2).checkpoint(file));
      assertSame(stopped, expected);
    }
  }

  @Test
  void aFileThatCannotBeWrittenCostsNoHistory() throws IOException {
    try (Network network = uninterrupted(2)) {
      Path below = Files.createFile(file).resolve("below");
      assertThatThrownBy(() -> network.fit(new Samples(100), fit(1).checkpoint(below)))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(network.history().epochs()).isEqualTo(2);
    }
  }

  @Test
  void moreEpochsGoOn() {
    try (Network expected = uninterrupted(3);
        Network network = network()) {
      network.reset(4).fit(new Samples(100), fit(1).checkpoint(file));
      network.fit(new Samples(100), fit(3).checkpoint(file));
      assertSame(network, expected);
    }
  }

  /** After one epoch the loss is at its least; with a patience of 3 the fourth is the last. */
  @Test
  void earlyStoppingKnowsTheEpochsBefore() {
    try (Network network = network()) {
      network.compile(new SGD(1e-30), new BinaryCrossentropy());
      assertThatThrownBy(
              () -> network.fit(interruptedAt(25), stopping(new EarlyStopping("val_loss"))))
          .isInstanceOf(CancellationException.class);
      EarlyStopping again = new EarlyStopping("val_loss");
      assertThat(network.fit(new Samples(100), stopping(again)).epochs()).isEqualTo(4);
      assertThat(again.bestEpoch()).isOne();
      Samples never = interruptedAt(1);
      assertThat(network.fit(never, stopping(new EarlyStopping("val_loss"))).epochs()).isEqualTo(4);
      EarlyStopping restoring = new EarlyStopping("val_loss").restoreBestWeights();
      assertThatThrownBy(() -> network.fit(never, stopping(restoring)))
          .hasMessageContaining("restoreBestWeights needs the best ones");
    }
  }

  /** Not only where it would go on, hours later. */
  @Test
  void weightsThatItDoesNotKeepAreRefusedBeforeTheFirstEpoch() {
    try (Network network = network()) {
      EarlyStopping restoring = new EarlyStopping("val_loss").restoreBestWeights();
      assertThatThrownBy(() -> network.fit(interruptedAt(1), stopping(restoring)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leave one of the two out");
      assertThat(file).doesNotExist();
    }
  }

  private Fit stopping(EarlyStopping callback) {
    return fit(9).checkpoint(file).callback(callback.patience(3));
  }

  @Test
  void refusesAnotherTrainingsFile() {
    try (Network network = network()) {
      network.reset(4).fit(new Samples(100), fit(1).checkpoint(file));
      assertThatThrownBy(() -> network.reset(5).fit(new Samples(100), fit(1).checkpoint(file)))
          .hasMessageContaining("made with Adam and seed 4, this network has Adam and seed 5");
      network.compile("rmsprop", "binary_crossentropy");
      assertThatThrownBy(() -> network.reset(4).fit(new Samples(100), fit(1).checkpoint(file)))
          .hasMessageContaining("this network has RMSprop and seed 4: delete the file");
    }
  }
}
