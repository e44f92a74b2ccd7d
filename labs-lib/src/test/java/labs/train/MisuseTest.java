package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import ai.djl.util.Progress;
import java.nio.file.Path;
import java.util.List;
import labs.nn.Conv1D;
import labs.nn.Dense;
import labs.nn.Sequential;
import labs.pipeline.InMemoryDataset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network says where it is used in a way that cannot work. */
class MisuseTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray x = manager.ones(new Shape(6, 3));
  private final NDArray y = manager.ones(new Shape(6, 1));
  private final Network network = new Network(new Shape(3), new Dense(1, Activation::sigmoid));

  @TempDir Path folder;

  MisuseTest() {
    network.compile("sgd", "binary_crossentropy", "accuracy");
  }

  @AfterEach
  void close() {
    network.close();
    manager.close();
  }

  @Test
  void aLayerOfTwoNetworksIsTold() {
    Dense shared = new Dense(2);
    Network first = new Network(new Shape(3), shared, new Dense(1));
    float[] before = first.weights().get(0).toFloatArray();
    refuses(() -> new Network(new Shape(5), new Sequential(shared)), "a Dense", "another network");
    assertThat(first.weights().get(0).toFloatArray()).isEqualTo(before);
    first.close();
    new Network(new Shape(5), shared).close();
    Dense initialized = new Dense(2);
    initialized.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
    refuses(() -> new Network(new Shape(3), initialized), "a Dense", "setWeights");
  }

  @Test
  void aClosedNetworkIsTold() {
    Network closed = new Network(new Shape(3), new Dense(1));
    closed.compile("sgd", "mean_squared_error");
    closed.close();
    Path file = folder.resolve("network.zip");
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> closed.fit(x, y, Fit.epochs(1)),
            () -> closed.evaluate(x, y),
            () -> closed.predict(x),
            () -> closed.reset(1),
            closed::weights,
            () -> closed.save(file))) {
      assertThatThrownBy(use)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("This network is closed");
    }
  }

  /** Backward would take the sum of the batch's losses, and move the weights by that. */
  @Test
  void aLossOrAMetricThatIsNotOneNumberIsTold() {
    float[] before = network.weights().get(0).toFloatArray();
    Loss loss =
        new Loss("own loss") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sub(labels.head()).square();
          }
        };
    Metric metric =
        new Metric("own metric") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sub(labels.head()).abs();
          }
        };
    network.compile(new SGD(), loss);
    String told = " expected one number a batch, received shape (6, 1): end it with .mean()";
    refuses(() -> network.fit(x, y, Fit.epochs(1)), "own loss" + told);
    refuses(() -> network.evaluate(x, y), "own loss" + told);
    network.compile(new SGD(), new MeanSquaredError(), metric);
    refuses(() -> network.fit(x, y, Fit.epochs(1)), "own metric" + told);
    refuses(() -> network.evaluate(x, y), "own metric" + told);
    assertThat(network.weights().get(0).toFloatArray()).isEqualTo(before);
  }

  @Test
  void closedDataAreTold() {
    InMemoryDataset data = new InMemoryDataset(x, y);
    y.close();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> network.fit(data, Fit.epochs(1)),
            () -> network.evaluate(data),
            () -> new InMemoryDataset(x, y))) {
      assertThatThrownBy(use)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("InMemoryDataset needs its arrays open");
    }
  }

  @Test
  void dataWithoutSamplesOrLabelsAreTold() {
    InMemoryDataset none =
        new InMemoryDataset(manager.create(new Shape(0, 3)), manager.create(new Shape(0, 1)));
    refuses(() -> network.fit(none, Fit.epochs(1)), "fit", "at least one sample, received none");
    refuses(() -> network.evaluate(none), "evaluate", "at least one sample, received none");
    refuses(() -> network.predict(none), "predict", "at least one sample, received none");
    InMemoryDataset unlabelled = new InMemoryDataset(new NDList(x), new NDList());
    refuses(() -> network.fit(unlabelled, Fit.epochs(1)), "one array of labels, received 0");
    refuses(() -> new InMemoryDataset(new NDList(), new NDList()), "received none");
    refuses(() -> new InMemoryDataset(manager.create(1f), y), "a single number");
    refuses(() -> new InMemoryDataset(x, y.get("0:2")), "6 samples in every array", "(2, 1)");
  }

  /** What is known before the first step is said before it, and costs no history. */
  @Test
  void nothingToValidateOnIsToldBeforeTraining() {
    History history = network.fit(x, y, Fit.epochs(1));
    float[] weights = network.weights().get(0).toFloatArray();
    InMemoryDataset all = new InMemoryDataset(x, y);
    InMemoryDataset one = new InMemoryDataset(x.get("0:1"), y.get("0:1"));
    Fit nothing = Fit.epochs(1).validation(all.range(0, 0));
    Fit tiny = Fit.epochs(1).validationSplit(1e-12);
    Fit half = Fit.epochs(1).validationSplit(0.5);
    refuses(() -> network.fit(all, nothing), "at least one sample to validate on, received none");
    refuses(() -> network.fit(all, tiny), "1.0E-12) of 6", "6 to learn from and 0 to validate");
    refuses(() -> network.fit(one, half), "0.5) of 1", "0 to learn from and 1 to validate");
    refuses(() -> network.fit(all.range(0, 0), half), "0.5) of 0", "0 to learn from");
    refuses(() -> network.fit(all, tiny.validation(all)), "received both");
    assertThat(network.history()).isSameAs(history);
    assertThat(network.weights().get(0).toFloatArray()).isEqualTo(weights);
  }

  @Test
  void twoMetricsOfOneNameAreTold() {
    for (String taken : List.of("accuracy", "loss", "epoch", "seconds", "val_loss")) {
      refuses(
          () ->
              network.compile(
                  new SGD(),
                  new BinaryCrossentropy(),
                  new CategoricalAccuracy(),
                  new BinaryAccuracy(taken, 0.5)),
          "different names",
          "received '" + taken + "'",
          "new BinaryAccuracy(");
    }
    network.compile(
        new SGD(),
        new BinaryCrossentropy(),
        new BinaryAccuracy(),
        new BinaryAccuracy("above nothing", 0));
    assertThat(network.evaluate(x, y)).containsOnlyKeys("loss", "accuracy", "above nothing");
  }

  @Test
  void whatADataSetOfDjlsSaysIsTold() {
    Dataset broken =
        new Dataset() {
          @Override
          public Iterable<Batch> getData(NDManager given) throws TranslateException {
            throw new TranslateException("no label in line 7");
          }

          @Override
          public void prepare(Progress progress) {}
        };
    assertThatThrownBy(() -> network.fit(broken, Fit.epochs(1)))
        .hasMessage("The data set could not make its batches: no label in line 7");
  }

  @Test
  void anotherShapeThanBuiltForIsTold() {
    refuses(() -> network.predict(manager.ones(new Shape(6, 4))), "Dense", "3)", "(6, 4)");
    refuses(() -> network.predict(manager.ones(new Shape(6))), "Dense", "3)", "(6)");
    refuses(() -> network.predict(new NDList(x, x)), "Dense", "one input array, received 2");
  }

  @Test
  void labelsThatCannotBeMeantAreTold() {
    refuses(() -> network.fit(x, y.mul(2), Fit.epochs(1)), "labels from 0 to 1, received 2.0");
    refuses(() -> network.evaluate(x, y.mul(-1)), "labels from 0 to 1, received -1.0");
  }

  @Test
  void oneLabelInTheLastOfManyBatchesIsTold() {
    assumeFalse(manager.getDevice().isGpu(), "a GPU is not made to wait for a look at each batch");
    NDArray many = manager.ones(new Shape(600, 3));
    NDArray last = manager.ones(new Shape(600, 1));
    last.set(new ai.djl.ndarray.index.NDIndex("599"), -1);
    refuses(() -> network.fit(many, last, Fit.epochs(1).batchSize(8)), "received -1.0 to 1.0");
  }

  @Test
  void aForgottenActivationIsTold() {
    try (Network linear = new Network(new Shape(3), new Dense(1))) {
      linear.compile("sgd", "binary_crossentropy");
      linear.setWeights(
          new NDList(manager.ones(new Shape(1, 3)).mul(5), manager.zeros(new Shape(1))));
      refuses(
          () -> linear.fit(x, y, Fit.epochs(1)), "received 15.0 to 15.0", "Activation::sigmoid");
    }
  }

  @Test
  void whatAnOptimizerCannotMoveIsTold() {
    refuses(() -> new Adam(Double.POSITIVE_INFINITY), "Adam", "finite", "Infinity");
    refuses(() -> new SGD(Double.NaN), "SGD", "NaN");
    refuses(() -> new RMSprop(-1), "RMSprop", "-1.0");
    NDArray gradient = manager.ones(new Shape(3, 6));
    for (ElementwiseOptimizer each : List.of(new Adam(), new SGD(), new RMSprop())) {
      String name = each.getClass().getSimpleName();
      refuses(() -> each.update("w", x, gradient), name, "(6, 3)", "(3, 6)");
      NDArray whole = x.toType(DataType.INT32, true);
      refuses(() -> each.update("w", whole, whole), name, "float weight", "int32");
      NDArray closed = x.duplicate();
      closed.close();
      assertThatThrownBy(() -> each.update("w", x, closed)).hasMessageContainingAll(name, "closed");
    }
  }

  @Test
  void whatATapeCannotDeriveByIsTold() {
    NDArray whole = x.toType(DataType.INT32, true);
    refuses(() -> GradientTape.record(() -> whole.sum(), whole), "floats", "int32", "toType");
    // a network that could not be built, or is closed, has nothing to do with a tape
    refuses(() -> new Network(new Shape(2, 3), new Dense(2), new Conv1D(2, 5)), "Conv1D");
    new Network(new Shape(2), new Dense(1)).close();
    assertThat(GradientTape.record(() -> x.square().sum(), x).loss()).isEqualTo(18);
    y.close();
    assertThatThrownBy(() -> GradientTape.record(() -> y.sum(), y)).hasMessageContaining("closed");
  }

  @Test
  void everyLayerFrozenIsTold() {
    network.block().freezeParameters(true);
    assertThatThrownBy(() -> network.fit(x, y, Fit.epochs(1)))
        .hasMessageContaining("expected weights that learn")
        .hasMessageContaining("freezeParameters(false)");
    network.block().freezeParameters(false);
    network.fit(x, y, Fit.epochs(1));
  }

  /**
   * Frozen weights, and the state of an optimizer that has none for them, load thawed; and back.
   */
  @Test
  void frozenWeightsLoadThawedAndBack() {
    for (boolean frozen : new boolean[] {true, false}) {
      Path file = folder.resolve(frozen + ".zip");
      try (Network saved = two();
          Network loaded = two()) {
        (frozen ? saved : loaded).block().getChildren().valueAt(0).freezeParameters(true);
        saved.compile("adam", "binary_crossentropy");
        loaded.compile("adam", "binary_crossentropy");
        saved.fit(x, y, Fit.epochs(2).batchSize(2));
        saved.save(file);
        loaded.reset(5).load(file);
        for (int i = 0; i < 4; i++) {
          assertThat(loaded.weights().get(i).toFloatArray())
              .isEqualTo(saved.weights().get(i).toFloatArray());
        }
        loaded.fit(x, y, Fit.epochs(1).batchSize(2));
      }
    }
  }

  private static Network two() {
    Block first = new Dense(2, Activation::tanh);
    return new Network(new Shape(3), first, new Dense(1, Activation::sigmoid));
  }

  @Test
  void doubleAndIntAndBooleanDataAreLearnedFrom() {
    float[] expected = null;
    for (DataType type :
        new DataType[] {
          DataType.FLOAT32, DataType.FLOAT64, DataType.INT32, DataType.UINT8, DataType.BOOLEAN
        }) {
      network.reset(0);
      network.fit(x.toType(type, true), y.toType(type, true), Fit.epochs(1).batchSize(2));
      float[] weight = network.weights().get(0).toFloatArray();
      expected = expected == null ? weight : expected;
      assertThat(weight).isEqualTo(expected);
    }
  }

  private static void refuses(ThrowingCallable use, String... words) {
    assertThatThrownBy(use)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }
}
