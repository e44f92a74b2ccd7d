package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import labs.nn.Dense;
import labs.results.Better;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private final Network network =
      new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid));

  CallbackTest() {
    network.compile("adam", "binary_crossentropy", "accuracy");
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void seesEachEpochAndStops() {
    List<String> seen = new ArrayList<>();
    Callback callback =
        (trained, epoch, values) -> {
          seen.add(epoch + " " + values.keySet());
          if (epoch == 2) {
            trained.stopTraining();
          }
        };
    History history = network.fit(new Samples(20), Fit.epochs(5).callback(callback));
    assertThat(seen).containsExactly("1 [loss, accuracy]", "2 [loss, accuracy]");
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(network.fit(new Samples(20), Fit.epochs(3)).epochs()).isEqualTo(3);
  }

  /** Early stopping behind one that fails at the end puts its weights back none the less. */
  @Test
  void eachEndsAndWhatWasThrownFirstIsTold() {
    List<String> ended = new ArrayList<>();
    Fit how =
        Fit.epochs(2)
            .callback(new Failing("in its epoch", "at its end", ended))
            .callback(new Failing(null, "later", ended))
            .callback(new Failing(null, null, ended));
    assertThatThrownBy(() -> network.fit(new Samples(20), how)).hasMessage("in its epoch");
    assertThat(ended).containsExactly("at its end", "later", "null");
    ended.clear();
    Fit onlyAtTheEnd =
        Fit.epochs(1)
            .callback(new Failing(null, "at its end", ended))
            .callback(new Failing(null, null, ended));
    assertThatThrownBy(() -> network.fit(new Samples(20), onlyAtTheEnd)).hasMessage("at its end");
    assertThat(ended).containsExactly("at its end", "null");
  }

  /** They see nothing of the fit before, which a refused one does not touch. */
  @Test
  void thoseThatHaveBegunEndWhereTheStartFails() {
    History before = network.fit(new Samples(20), Fit.epochs(2));
    List<String> seen = new ArrayList<>();
    class Watching implements Callback {
      @Override
      public void onTrainEnd(Network trained) {
        seen.add("ended with " + trained.history().epochs() + " epochs");
      }

      @Override
      public void onEpochEnd(Network trained, int epoch, Map<String, Float> values) {
        seen.add("epoch");
      }
    }
    class Refusing extends Watching {
      @Override
      public void onTrainBegin(Network trained) {
        throw new IllegalStateException("at its beginning");
      }
    }
    Fit refused =
        Fit.epochs(1).callback(new Watching()).callback(new Refusing()).callback(new Watching());
    assertThatThrownBy(() -> network.fit(new Samples(20), refused)).hasMessage("at its beginning");
    assertThat(seen).containsExactly("ended with 0 epochs");
    assertThat(network.history()).isSameAs(before);
    seen.clear();
    Optimizer plain = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
    network.compile(plain, new BinaryCrossentropy());
    Fit how = Fit.epochs(1).callback(new Watching()).checkpoint(Path.of("never written"));
    assertThatThrownBy(() -> network.fit(new Samples(20), how)).hasMessageContaining("optimizers");
    assertThat(seen).containsExactly("ended with 0 epochs");
    assertThat(network.history()).isSameAs(before);
  }

  private record Failing(String inAnEpoch, String atItsEnd, List<String> ended)
      implements Callback {
    @Override
    public void onEpochEnd(Network trained, int epoch, Map<String, Float> values) {
      fail(inAnEpoch);
    }

    @Override
    public void onTrainEnd(Network trained) {
      ended.add(String.valueOf(atItsEnd));
      fail(atItsEnd);
    }

    private static void fail(String why) {
      if (why != null) {
        throw new IllegalStateException(why);
      }
    }
  }

  @Test
  void accuracyImprovesUpwards() {
    EarlyStopping early = new EarlyStopping("accuracy").patience(1);
    early.onTrainBegin(network);
    early.onEpochEnd(network, 1, Map.of("accuracy", 0.5f));
    early.onEpochEnd(network, 2, Map.of("accuracy", 0.6f));
    assertThat(network.state.toStop).isFalse();
    early.onEpochEnd(network, 3, Map.of("accuracy", 0.6f));
    assertThat(network.state.toStop).isTrue();
    assertThat(early.bestEpoch()).isEqualTo(2);
  }

  /** A metric says which way it improves; of a name that nobody knows it is asked. */
  @Test
  void improvesTheWayTheMetricSays() {
    class Own extends Metric {
      Own(String name) {
        super(name);
      }

      Own(String name, Better better) {
        super(name, better);
      }

      @Override
      public NDArray evaluate(NDList labels, NDList predictions) {
        return predictions.head().mean();
      }
    }
    float[] values = {0.2f, 0.5f, 0.4f};
    Map<Evaluator, Integer> bestEpochs =
        Map.of(
            new Own("recall"), 2,
            new Own("callback test up", Better.HIGHER), 2,
            new Own("callback test down", Better.LOWER), 1);
    bestEpochs.forEach(
        (metric, best) -> {
          network.compile(new SGD(), new BinaryCrossentropy(), metric);
          EarlyStopping early = new EarlyStopping("val_" + metric.getName()).patience(5);
          early.onTrainBegin(network);
          for (int epoch = 1; epoch <= 3; epoch++) {
            early.onEpochEnd(network, epoch, Map.of("val_" + metric.getName(), values[epoch - 1]));
          }
          assertThat(early.bestEpoch()).as(metric.getName()).isEqualTo(best);
        });
    network.compile(new SGD(), new BinaryCrossentropy(), new Own("callback test unknown"));
    Fit how = Fit.epochs(1).callback(new EarlyStopping("callback test unknown"));
    assertThatThrownBy(() -> network.fit(new Samples(9), how))
        .hasMessageContaining("Is a higher 'callback test unknown' better");
    assertThat(network.history().epochs()).isZero();
  }

  @Test
  void monitorsWhatIsMeasured() {
    Fit how = Fit.epochs(1).callback(new EarlyStopping("val_loss"));
    assertThatThrownBy(() -> network.fit(new Samples(9), how))
        .hasMessageContaining("[loss, accuracy], received 'val_loss': does fit have validation");
    assertThatThrownBy(() -> new EarlyStopping("loss").patience(-1))
        .hasMessageContaining("received -1");
  }

  @Test
  void theLastPartIsKeptForValidation() {
    Set<Integer> trained = new TreeSet<>();
    Samples samples =
        new Samples(25) {
          @Override
          public Batch batch(NDManager manager, int[] indices) {
            if (indices.length == 4) {
              for (int index : indices) {
                trained.add(index);
              }
            }
            return super.batch(manager, indices);
          }
        };
    double[] loss =
        network.fit(samples, Fit.epochs(2).batchSize(4).validationSplit(0.2)).get("val_loss");
    assertThat(trained).hasSize(20).doesNotContain(20, 21, 22, 23, 24);
    assertThat((double) network.evaluate(samples.range(20, 25)).get("loss"))
        .isCloseTo(loss[1], within(1e-6));
  }

  @Test
  void aSplitNeedsSamplesByIndex() throws Exception {
    Fit split = Fit.epochs(1).validationSplit(0.5);
    try (NDManager manager = NDManager.newBaseManager()) {
      ArrayDataset plain =
          new ArrayDataset.Builder()
              .setData(manager.ones(new Shape(4, 2)))
              .setSampling(2, false)
              .build();
      assertThatThrownBy(() -> network.fit(plain, split)).hasMessageContaining("Fit.validation");
    }
    Samples samples = new Samples(4);
    assertThatThrownBy(() -> network.fit(samples, split.validation(samples)))
        .hasMessageContaining("received both");
    assertThatThrownBy(() -> Fit.epochs(1).validationSplit(1)).hasMessageContaining("received 1.0");
  }
}
