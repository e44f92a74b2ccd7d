package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import labs.nn.Conv1D;
import labs.nn.Conv2D;
import labs.nn.Dense;
import labs.nn.Dropout;
import labs.nn.Flatten;
import labs.nn.GRU;
import labs.nn.GlobalAveragePooling2D;
import labs.nn.LSTM;
import labs.nn.Mask;
import labs.nn.MaskedMean;
import labs.nn.MaxPooling2D;
import labs.nn.SimpleRNN;
import labs.pipeline.BatchedPipeline;
import labs.pipeline.Example;
import labs.pipeline.Pipeline;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class NetworkTest {
  private static final Shape INPUT = new Shape(Samples.FEATURES);

  private static Network small() {
    Network network =
        new Network(INPUT, new Dense(8, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
  }

  @Test
  void learns() {
    try (Network network = small()) {
      Samples samples = new Samples(1000);
      History history = network.fit(samples, Fit.epochs(30).validation(new Samples(200)));
      assertThat(history.get("accuracy")[29]).isGreaterThan(0.97);
      assertThat(history.get("val_loss")[29]).isLessThan(history.get("val_loss")[0]);
      Map<String, Float> values = network.evaluate(samples);
      assertThat(values.keySet()).containsExactly("loss", "accuracy");
      float[] predictions = network.predict(samples).toFloatArray();
      int right = 0;
      for (int i = 0; i < predictions.length; i++) {
        right += predictions[i] > 0.5 == samples.labels[i] > 0.5 ? 1 : 0;
      }
      assertThat(values.get("accuracy")).isEqualTo(right / 1000f, within(1e-6f));
    }
  }

  /** One layer, one step: the gradient is mean((p - y) x), and RMSprop's first velocity 0.1 g². */
  @Test
  void oneStepIsWhatTheFormulaSays() {
    try (Network network = new Network(INPUT, new Dense(1, Activation::sigmoid))) {
      network.compile("rmsprop", "binary_crossentropy");
      Samples samples = new Samples(10);
      NDArray weight = network.block().getParameters().get(0).getValue().getArray();
      float[] before = weight.toFloatArray();
      double[] gradient = new double[2];
      double loss = 0;
      for (int i = 0; i < 10; i++) {
        float[] x = samples.points[i];
        double p = 1 / (1 + Math.exp(-(before[0] * x[0] + before[1] * x[1])));
        double y = samples.labels[i];
        gradient[0] += (p - y) * x[0] / 10;
        gradient[1] += (p - y) * x[1] / 10;
        loss -= Math.log(y == 1 ? p : 1 - p) / 10;
      }
      History history = network.fit(samples, Fit.epochs(1).batchSize(10));
      assertThat(history.get("loss")[0]).isCloseTo(loss, within(1e-5));
      float[] after = weight.toFloatArray();
      for (int i = 0; i < 2; i++) {
        double g = gradient[i];
        double expected = before[i] - 0.001 * g / Math.sqrt(0.1 * g * g + 1e-7);
        assertThat((double) after[i]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    Samples samples = new Samples(200);
    try (Network network =
        new Network(
            INPUT,
            new Dense(8, Activation::relu),
            new Dropout(0.5),
            new Dense(1, Activation::sigmoid))) {
      network.compile("rmsprop", "binary_crossentropy");
      double[] first = network.reset(3).fit(samples, Fit.epochs(3)).get("loss");
      double[] again = network.reset(3).fit(samples, Fit.epochs(3)).get("loss");
      double[] other = network.reset(4).fit(samples, Fit.epochs(3)).get("loss");
      assertThat(again).isEqualTo(first);
      assertThat(other).isNotEqualTo(first);
    }
  }

  @Test
  void anEpochInTwoFitsIsTheSameAsTwoEpochs() {
    Samples samples = new Samples(100);
    try (Network once = small();
        Network twice = small()) {
      double second = once.fit(samples, Fit.epochs(2)).get("loss")[1];
      twice.fit(samples, Fit.epochs(1));
      assertThat(twice.fit(samples, Fit.epochs(1)).get("loss")[0]).isEqualTo(second);
    }
  }

  @Test
  void takesPlainDjl() throws Exception {
    Samples samples = new Samples(300);
    try (NDManager manager = NDManager.newBaseManager();
        Network network =
            new Network(
                INPUT,
                Linear.builder().setUnits(1).build(),
                Blocks.batchFlattenBlock(),
                Activation.sigmoidBlock())) {
      network.compile("rmsprop", "mean_squared_error");
      NDArray y = manager.create(samples.labels).reshape(300, 1);
      ArrayDataset data =
          new ArrayDataset.Builder()
              .setData(manager.create(samples.points))
              .optLabels(y)
              .setSampling(50, false)
              .build();
      History history = network.fit(data, Fit.epochs(3));
      assertThat(history.get("loss")[2]).isLessThan(history.get("loss")[0]);
      assertThat(network.predict(data).getShape()).isEqualTo(new Shape(300, 1));
    }
  }

  @Test
  void takesALossAndAMetricOfOnesOwn() {
    Loss loss =
        new Loss("squared") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sub(labels.head()).square().mean();
          }
        };
    Metric metric =
        new Metric("mean prediction") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().mean();
          }
        };
    Samples samples = new Samples(70);
    try (Network network = small()) {
      network.compile(new RMSprop(), loss, metric);
      Map<String, Float> values = network.evaluate(samples);
      double mean = network.predict(samples).mean().getFloat();
      assertThat(values.get("mean prediction").doubleValue()).isCloseTo(mean, within(1e-5));
      network.compile("rmsprop", "mean_squared_error");
      assertThat(network.evaluate(samples).get("loss")).isEqualTo(values.get("loss"));
    }
  }

  @Test
  void theLossHoldsThePenalty() {
    Samples samples = new Samples(70);
    try (Network network = new Network(INPUT, new Dense(1, Activation::sigmoid).l2(0.1))) {
      network.compile("rmsprop", "mean_squared_error");
      double loss = network.evaluate(samples).get("loss");
      Parameter weight = network.block().getParameters().get(0).getValue();
      double penalty = 0.1 * weight.getArray().square().sum().getFloat();
      NDArray y = weight.getArray().getManager().create(samples.labels).reshape(70, 1);
      double error = network.predict(samples).sub(y).square().mean().getFloat();
      assertThat(loss).isCloseTo(error + penalty, within(1e-5));
      double first = network.fit(samples, Fit.epochs(1).batchSize(70)).get("loss")[0];
      assertThat(first).isCloseTo(loss, within(1e-5));
    }
  }

  @Test
  void keepsNoArraysOfItsSteps() {
    Samples samples = new Samples(100);
    try (Network network = small()) {
      network.fit(samples, Fit.epochs(1).validation(samples));
      int arrays = network.manager().getManagedArrays().size();
      network.fit(samples, Fit.epochs(5).batchSize(7).validation(samples));
      network.evaluate(samples);
      assertThat(network.manager().getManagedArrays()).hasSize(arrays);
    }
  }

  @Test
  void predictionsLeaveNothingBesideTheWeights() {
    try (Network network =
            new Network(
                new Shape(6, 2),
                new Conv1D(3, 3).same(),
                new SimpleRNN(2).returnSequences(),
                new LSTM(2).returnSequences(),
                new GRU(2),
                new Dense(1));
        NDManager manager = NDManager.newBaseManager()) {
      network.compile("sgd", "mean_squared_error");
      int arrays = network.manager().getManagedArrays().size();
      network.predict(manager.ones(new Shape(300, 6, 2)));
      assertThat(network.manager().getManagedArrays()).hasSize(arrays);
    }
  }

  @Test
  void whatABlockOfOnesOwnMakesOfItsArraysIsFreed() {
    try (NDManager own = NDManager.newBaseManager()) {
      NDArray scale = own.create(2f);
      Supplier<Block> scaled = () -> new LambdaBlock(x -> new NDList(scale.mul(x.head())));
      try (Network inside = new Network(INPUT, scaled.get(), new Dense(1));
          Network last = new Network(INPUT, scaled.get())) {
        Samples samples = new Samples(300);
        int arrays = own.getManagedArrays().size();
        inside.predict(samples);
        float[] predicted = last.predict(samples).toFloatArray();
        assertThat(own.getManagedArrays()).hasSize(arrays);
        assertThat(predicted[599]).isEqualTo(2 * samples.points[299][1]);
      }
    }
  }

  /** The numbers of these batches lie in memory of Java's, which goes with them. */
  @Test
  void predictionsThatAreViewsOfTheirBatchOutliveIt() {
    Samples samples =
        new Samples(300) {
          @Override
          NDList inputs(NDManager manager, int[] indices) {
            return Garbage.collectedAfter(super.inputs(manager, indices));
          }
        };
    try (Network network = new Network(INPUT, new Flatten())) {
      float[] predicted = network.predict(samples).toFloatArray();
      for (int i = 0; i < 300; i++) {
        assertThat(Arrays.copyOfRange(predicted, 2 * i, 2 * i + 2)).isEqualTo(samples.points[i]);
      }
    }
  }

  /** Each as a network that was built for images of that size. */
  @Test
  void imagesOfSeveralSizesArePredicted() {
    try (NDManager manager = NDManager.newBaseManager();
        Network any = images(-1, -1)) {
      for (long[] size : new long[][] {{9, 7}, {6, 12}}) {
        try (Network fixed = images(size[0], size[1])) {
          fixed.setWeights(any.weights());
          NDArray x = manager.randomUniform(0, 1, new Shape(3, size[0], size[1], 1));
          assertThat(any.predict(x).toFloatArray()).isEqualTo(fixed.predict(x).toFloatArray());
        }
      }
      try (Network tall = images(-1, 7)) {
        NDArray x = manager.ones(new Shape(1, 9, 7, 1));
        assertThat(tall.predict(x).toFloatArray()).hasSize(2);
      }
      NDArray small = manager.ones(new Shape(1, 9, 2, 1));
      assertThatThrownBy(() -> any.predict(small))
          .hasMessageContaining("Conv2D expected images of at least 3 x 3, received (1, 9, 2, 1)");
    }
  }

  private static Network images(long height, long width) {
    return new Network(
        new Shape(height, width, 1),
        new Conv2D(4, 3, Activation::relu),
        new MaxPooling2D(2),
        new GlobalAveragePooling2D(),
        new Dense(2));
  }

  /** Where no fit gives them their seeds, as in a loop of one's own. */
  @Test
  void eachDropoutOfANetworkDropsOtherPlaces() {
    Dropout first = new Dropout(0.5);
    Dropout second = new Dropout(0.5);
    try (Network network = new Network(new Shape(64), first, second, new Dense(1))) {
      NDList x = new NDList(network.manager().ones(new Shape(1, 64)));
      float[] one = first.forward(network.state.store, x, true).head().toFloatArray();
      float[] other = second.forward(network.state.store, x, true).head().toFloatArray();
      assertThat(other).isNotEqualTo(one);
      network.reset(0);
      assertThat(first.forward(network.state.store, x, true).head().toFloatArray())
          .as("the same seed")
          .isEqualTo(one);
    }
  }

  /** As from a padded pipeline. */
  @Test
  void predictionsOfSeveralLengthsAreRefusedInWords() {
    List<Integer> lengths = List.of(3, 3, 5, 5);
    BatchedPipeline padded =
        Pipeline.slices(lengths)
            .map(length -> Example.of(new float[length][2], new float[1]))
            .batch(2);
    try (Network network = new Network(new Shape(-1, 2), new Dense(1))) {
      assertThatThrownBy(() -> network.predict(padded))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("received (3, 1) and (5, 1)");
    }
  }

  /** A cell that makes the layers, and one that puts them together, run again once it is mended. */
  @Test
  void layersOfANetworkThatCouldNotBeMadeAreNew() {
    Dense first = new Dense(3);
    assertThatThrownBy(() -> new Network(new Shape(4), first, new LSTM(2)))
        .hasMessageContaining("(batch, time, features)");
    try (Network network = new Network(new Shape(4), first, new Dense(1))) {
      assertThat(network.weights()).hasSize(4);
    }
  }

  @Test
  void takesTwoInputs() {
    Samples twice =
        new Samples(200) {
          @Override
          NDList inputs(NDManager manager, int[] indices) {
            NDArray points = super.inputs(manager, indices).head();
            return new NDList(points.get(":, 0:1"), points.get(":, 1:2"));
          }
        };
    Block sum =
        new SequentialBlock()
            .add(arrays -> new NDList(NDArrays.concat(arrays, 1)))
            .add(new Dense(1, Activation::sigmoid));
    try (Network network = new Network(List.of(new Shape(1), new Shape(1)), sum)) {
      network.compile("rmsprop", "binary_crossentropy", "accuracy");
      History history = network.fit(twice, Fit.epochs(10).batchSize(10));
      assertThat(history.get("loss")[9]).isLessThan(history.get("loss")[0]);
    }
  }

  /**
   * The label is 1 where the mean of the real steps is above 0; padding holds large wrong values.
   */
  @Test
  void takesMaskedBatchesOfDifferentLengths() {
    Samples sequences =
        new Samples(400) {
          @Override
          NDList inputs(NDManager manager, int[] indices) {
            int length = 2 + indices[0] % 5;
            float[] x = new float[indices.length * length];
            boolean[] real = new boolean[x.length];
            Arrays.fill(x, 100);
            for (int i = 0; i < indices.length; i++) {
              for (int t = 0; t < 2; t++) {
                x[i * length + length - 2 + t] = points[indices[i]][t];
                real[i * length + length - 2 + t] = true;
              }
            }
            NDArray mask = manager.create(real, new Shape(indices.length, length));
            mask.setName(Mask.NAME);
            return new NDList(manager.create(x, new Shape(indices.length, length, 1)), mask);
          }
        };
    try (Network network =
        new Network(
            new Shape(-1, 1),
            Activation.tanhBlock(),
            new MaskedMean(),
            new Dense(1, Activation::sigmoid))) {
      network.compile("rmsprop", "binary_crossentropy", "accuracy");
      network.fit(sequences, Fit.epochs(60).batchSize(8));
      assertThat(network.evaluate(sequences).get("accuracy")).isGreaterThan(0.9f);
    }
  }

  @Test
  void summaryIsATable() {
    try (Network network =
        new Network(
            new Shape(10_000),
            new Dense(16, Activation::relu),
            new Dense(16, Activation::relu),
            new Dense(1, Activation::sigmoid))) {
      Table summary = network.summary();
      assertThat(summary.columnNames()).containsExactly("Layer", "Output Shape", "Param #");
      assertThat(summary.stringColumn("Output Shape").asList())
          .containsExactly("(batch, 16)", "(batch, 16)", "(batch, 1)", "");
      assertThat(summary.longColumn("Param #").asObjectArray())
          .containsExactly(160_016L, 272L, 17L, 160_305L);
      assertThat(network.parameterCount()).isEqualTo(160_305);
    }
  }

  @Test
  void historyIsATable() {
    try (Network network = small()) {
      Samples samples = new Samples(64);
      History history = network.fit(samples, Fit.epochs(2).validation(samples));
      assertThat(history.table().columnNames())
          .containsExactly("epoch", "seconds", "loss", "accuracy", "val_loss", "val_accuracy");
      assertThat(history.table().intColumn("epoch").asObjectArray()).containsExactly(1, 2);
      assertThatThrownBy(() -> history.get("val_los")).hasMessageContaining("val_loss");
    }
  }

  @Test
  void saysWhatItExpected() {
    try (Network network = new Network(INPUT, new Dense(1))) {
      Samples samples = new Samples(10);
      assertThatThrownBy(() -> network.fit(samples, Fit.epochs(1)))
          .hasMessageContaining("call compile first");
      assertThatThrownBy(() -> network.compile("rmsprob", "mean_squared_error"))
          .hasMessageContaining("rmsprob")
          .hasMessageContaining("[adam, rmsprop, sgd]");
      assertThatThrownBy(() -> Fit.epochs(0)).hasMessageContaining("received 0");
      assertThatThrownBy(() -> Fit.epochs(1).batchSize(0)).hasMessageContaining("received 0");
      network.compile("rmsprop", "mean_squared_error");
      assertThatThrownBy(() -> network.fit(new Samples(0), Fit.epochs(1)))
          .hasMessageContaining("at least one sample");
    }
    assertThatThrownBy(() -> new Network(INPUT)).hasMessageContaining("at least one block");
  }
}
