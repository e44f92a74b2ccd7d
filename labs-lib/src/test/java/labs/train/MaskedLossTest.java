package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import labs.Golden;
import labs.nn.Bidirectional;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.GRU;
import labs.nn.LSTM;
import labs.nn.TimeDistributed;
import labs.pipeline.InMemoryDataset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A label for each step of padded texts: the padding counts for nothing. */
class MaskedLossTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  @AfterProperty
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({
    "binary, 1, binary_crossentropy",
    "categorical, 3, categorical_crossentropy",
    "squares, 2, mean_squared_error"
  })
  void equalsKeras(String name, int units, String loss) {
    Golden golden = Golden.load(manager, "masked_" + name);
    Dense last =
        switch (name) {
          case "binary" -> new Dense(units, Activation::sigmoid);
          case "categorical" -> new Dense(units, x -> x.softmax(-1));
          default -> new Dense(units);
        };
    try (Network network =
        new Network(
            new Shape(5),
            new Embedding(5, 3).maskZero(),
            new LSTM(4).returnSequences(),
            new TimeDistributed(last))) {
      Evaluator accuracy = name.equals("binary") ? new BinaryAccuracy() : new CategoricalAccuracy();
      network.compile(new SGD(0.5), Named.loss(loss), accuracy);
      String[] names = {"embeddings", "kernel", "recurrent_kernel", "bias", "kernel", "bias"};
      NDList weights = new NDList();
      for (int i = 0; i < names.length; i++) {
        weights.add(ours(names[i], golden.get("w" + i + "_" + names[i])));
      }
      network.setWeights(weights);
      InMemoryDataset data = new InMemoryDataset(golden.get("ids"), golden.get("y"));
      Map<String, Float> measured = network.evaluate(data);
      assertThat(measured.get("loss")).isCloseTo(golden.get("loss").getFloat(), within(1e-5f));
      float right = golden.get("accuracy").getFloat();
      assertThat(measured.get("accuracy")).isCloseTo(right, within(1e-6f));
      History history = network.fit(data, Fit.epochs(1).batchSize(4).validation(data));
      assertThat(history.get("loss")[0]).isCloseTo(golden.get("loss").getFloat(), within(1e-5));
      assertThat(history.get("accuracy")[0]).isCloseTo(right, within(1e-6));
      for (int i = 0; i < names.length; i++) {
        Golden.assertClose(network.weights().get(i), ours(names[i], golden.get("after" + i)));
      }
    }
  }

  private static NDArray ours(String name, NDArray keras) {
    return name.endsWith("kernel") ? keras.transpose() : keras;
  }

  /** Texts of any lengths, padded anywhere, in batches of two: as each of them alone. */
  @Property(tries = 25)
  void isTheMeanOverTheRealSteps(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int texts, @ForAll boolean left) {
    int units = 3;
    int time = 6;
    Random random = new Random(seed);
    Loss[] losses = {
      new BinaryCrossentropy(),
      new CategoricalCrossentropy(),
      new MeanSquaredError(),
      new SumOfSquares(),
      Loss.l1Loss()
    };
    Evaluator[] metrics = {
      new BinaryAccuracy(), new CategoricalAccuracy(), new Accuracy(0.5), new Largest()
    };
    try (Network network =
        new Network(
            new Shape(-1),
            new Embedding(9, 4).maskZero(),
            new Bidirectional(new GRU(3).returnSequences()),
            new TimeDistributed(new Dense(units, x -> x.softmax(-1))))) {
      int[][] ids = new int[texts][time];
      float[] y = new float[texts * time * units];
      int[] lengths = new int[texts];
      for (int i = 0; i < texts; i++) {
        lengths[i] = random.nextInt(time + 1);
        for (int t = 0; t < time; t++) {
          boolean real = left ? t >= time - lengths[i] : t < lengths[i];
          ids[i][t] = real ? 1 + random.nextInt(8) : 0;
          if (real) { // as of padded labels: no class at all
            y[(i * time + t) * units + random.nextInt(units)] = 1;
          }
        }
      }
      NDArray x = manager.create(ids);
      NDArray labels = manager.create(y, new Shape(texts, time, units));
      for (int n = 0; n < losses.length; n++) {
        Evaluator metric = metrics[n % metrics.length];
        network.compile(new SGD(), losses[n], metric);
        Map<String, Double> expected = new TreeMap<>();
        int steps = 0;
        for (int i = 0; i < texts; i++) {
          if (lengths[i] > 0) {
            int from = left ? time - lengths[i] : 0;
            String real = i + ":" + (i + 1) + "," + from + ":" + (from + lengths[i]);
            // one real step a batch: its labels are those of a sample of one step
            Map<String, Float> alone =
                network.evaluate(new InMemoryDataset(x.get(real), labels.get(real)));
            int weight = lengths[i];
            alone.forEach(
                (name, value) -> expected.merge(name, (double) value * weight, Double::sum));
            steps += lengths[i];
          }
        }
        Map<String, Float> padded = network.evaluate(new InMemoryDataset(x, labels));
        for (Map.Entry<String, Double> each : expected.entrySet()) {
          assertThat((double) padded.get(each.getKey()))
              .as("%s with %s", each.getKey(), losses[n].getName())
              .isCloseTo(each.getValue() / steps, within(1e-4));
        }
        network.fit(new InMemoryDataset(x, labels), Fit.epochs(1).batchSize(1));
        assertThat(network.weights().get(0).sum().getFloat()).isFinite();
      }
    }
  }

  /** A metric of a student's own. */
  private static final class Largest extends Metric {
    Largest() {
      super("largest");
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
      return predictions.head().max(new int[] {-1}).toType(DataType.FLOAT32, false).mean();
    }
  }
}
