package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that come without their optimizer's state: that of the weights before is not theirs. */
class LoadedOptimizerTest {
  private static final Samples SAMPLES = new Samples(40);

  @TempDir Path folder;

  private static Network network() {
    return new Network(
        new Shape(Samples.FEATURES),
        new Dense(3, Activation::tanh),
        new Dense(1, Activation::sigmoid));
  }

  private static void train(Network network, String optimizer) {
    network.compile(optimizer, "binary_crossentropy");
    network.fit(SAMPLES, Fit.epochs(2));
  }

  @Test
  void startsAnewWhereTheFileWasSavedBeforeCompile() {
    startsAnew(saved -> {});
  }

  @Test
  void startsAnewWhereTheFileHasAnother() {
    startsAnew(saved -> train(saved, "rmsprop"));
  }

  @Test
  void startsAnewBesideWeightsThatWereFrozen() {
    startsAnew(
        saved -> {
          saved.block().getChildren().valueAt(0).freezeParameters(true);
          train(saved, "adam");
        });
  }

  /** Whatever a network had learned before it loads a file, it goes on as a new one does. */
  private void startsAnew(Consumer<Network> before) {
    Path file = folder.resolve("network.safetensors");
    try (Network saved = network();
        Network trained = network();
        Network fresh = network()) {
      before.accept(saved);
      saved.save(file);
      train(trained, "adam");
      fresh.compile("adam", "binary_crossentropy");
      for (Network loaded : List.of(trained, fresh)) {
        loaded.load(file).fit(SAMPLES, Fit.epochs(1));
      }
      for (int i = 0; i < 4; i++) {
        assertThat(trained.weights().get(i).toFloatArray())
            .isEqualTo(fresh.weights().get(i).toFloatArray());
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    try (Network network = network()) {
      assertThatThrownBy(() -> network.load(Path.of("not-there.safetensors")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "There is no file not-there.safetensors (looked for in %s): save writes one"
                  .formatted(Path.of("").toAbsolutePath()));
    }
  }
}
