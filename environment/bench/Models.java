import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import labs.pipeline.InMemoryDataset;
import labs.data.Reviews;
import labs.nn.Conv1D;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.Flatten;
import labs.nn.LSTM;
import labs.nn.MaxPooling1D;
import labs.nn.SimpleRNN;
import labs.train.Adam;
import labs.train.GradientTape;
import labs.train.Network;

/** The labs' models with a batch of made-up data of the labs' shapes, by name. */
final class Models {
  /** Something to train. */
  interface Training extends AutoCloseable {
    /** Trains that many steps; the result is the seconds they took. */
    double train(int steps);

    long parameters();

    @Override
    void close();
  }

  static final NDManager MANAGER = NDManager.newBaseManager();

  private static final Map<String, Supplier<Training>> MODELS =
      Map.ofEntries(
          Map.entry("bag-of-words", () -> bagOfWords(512)),
          Map.entry("lstm-masked", () -> smallLstm(true)),
          Map.entry("lstm-unmasked", () -> smallLstm(false)),
          Map.entry("ids", () -> ids(128)),
          Map.entry(
              "embedding",
              () -> onEmbeddings(128, new Flatten(), new Dense(250, Activation::relu))),
          Map.entry(
              "cnn",
              () ->
                  onEmbeddings(
                      128,
                      new Conv1D(200, 3, Activation::relu).same(),
                      new MaxPooling1D(2),
                      new Flatten(),
                      new Dense(250, Activation::relu))),
          Map.entry("simple-rnn", () -> onEmbeddings(16, new SimpleRNN(100))),
          Map.entry("lstm", () -> onEmbeddings(64, new LSTM(100))),
          Map.entry(
              "cnn-lstm",
              () ->
                  onEmbeddings(
                      64,
                      new Conv1D(32, 3, Activation::relu).same(),
                      new MaxPooling1D(2),
                      new LSTM(100))),
          Map.entry("digit-sums", () -> digitSums(32)),
          Map.entry("linear-autoencoder", () -> linearAutoencoder(32)),
          Map.entry("deep-autoencoder", () -> deepAutoencoder(32)),
          Map.entry("addition", () -> addition(128)),
          Map.entry("raw-text", () -> rawText(64)));

  private Models() {}

  /** Makes the model of that name anew; one with a slash is of a size. */
  static Training make(String name) {
    if (name.contains("/")) {
      return Growing.make(name);
    }
    Supplier<Training> made = MODELS.get(name);
    if (made == null) {
      throw new IllegalArgumentException(
          "expected a name out of " + new TreeSet<>(MODELS.keySet()) + ", got " + name);
    }
    return made.get();
  }

  /** The ids of reviews become the rows of a batch when it is their turn, as in the lab. */
  private static Training bagOfWords(int batch) {
    Random random = new Random(1);
    List<int[]> ids =
        IntStream.range(0, batch)
            .mapToObj(i -> random.ints(50 + random.nextInt(370), 4, 10_000).toArray())
            .toList();
    List<Integer> labels = IntStream.range(0, batch).map(i -> i % 2).boxed().toList();
    return new Fitted(Networks.bagOfWords(), new Reviews(ids, labels).multiHot(10_000));
  }

  private static Training smallLstm(boolean masked) {
    return new Fitted(
        Networks.smallLstm(masked), new InMemoryDataset(words(32, 250, true), answers(32)));
  }

  private static Training ids(int batch) {
    NDArray numbers = words(batch, 500, true).toType(DataType.FLOAT32, false);
    return compiled(
        numbers,
        new Network(
            new Shape(500), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid)));
  }

  private static Training onEmbeddings(int batch, Block... layers) {
    List<Block> all = new ArrayList<>(List.of(new Embedding(10_000, 100)));
    all.addAll(List.of(layers));
    all.add(new Dense(1, Activation::sigmoid));
    return compiled(
        words(batch, 500, true), new Network(new Shape(500), all.toArray(Block[]::new)));
  }

  private static Training digitSums(int batch) {
    Shape images = new Shape(batch, 3, 28, 28, 1);
    NDList numbers =
        new NDList(MANAGER.randomUniform(0, 1, images), MANAGER.randomUniform(0, 1, images));
    return new Fitted(
        Networks.digitSums(), new InMemoryDataset(numbers, new NDList(classes(10, batch, 3))));
  }

  private static Training addition(int batch) {
    return new Fitted(
        Networks.addition(), new InMemoryDataset(classes(12, batch, 7), classes(12, batch, 4)));
  }

  /** The padding is on the right, as a padded batch of the pipeline has it. */
  private static Training rawText(int batch) {
    return new Fitted(
        Networks.rawText(10_000), new InMemoryDataset(words(batch, 500, false), answers(batch)));
  }

  /** Two matrices, trained with the tape as in lab 5. */
  private static Training linearAutoencoder(int batch) {
    NDArray[] w = linearWeights();
    return new Taped(w, new Adam(0.001), batch, x -> linear(x, w));
  }

  private static Training deepAutoencoder(int batch) {
    NDArray[] w = deepWeights();
    return new Taped(w, new Adam(0.01), batch, x -> deep(x, w));
  }

  static NDArray linear(NDArray x, NDArray[] w) {
    return x.matMul(w[0]).matMul(w[1]);
  }

  static NDArray deep(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[1]));
    NDArray code = hidden.matMul(w[2]).add(w[3]);
    return Activation.tanh(code.matMul(w[4]).add(w[5])).matMul(w[6]).add(w[7]);
  }

  static void step(NDArray x, NDArray[] weights, Adam adam, UnaryOperator<NDArray> model) {
    var step =
        GradientTape.record(() -> model.apply(x).sub(x).square().sum().div(x.size(0)), weights);
    for (int i = 0; i < weights.length; i++) {
      adam.update("w" + i, weights[i], step.gradients().get(i));
    }
    step.loss();
  }

  static NDArray[] linearWeights() {
    return new NDArray[] {normal(784, 64), normal(64, 784)};
  }

  static NDArray[] deepWeights() {
    return new NDArray[] {
      uniform(784, 256), zeros(256), uniform(256, 64), zeros(64),
      uniform(64, 256), zeros(256), uniform(256, 784), zeros(784)
    };
  }

  private static NDArray normal(int in, int out) {
    return MANAGER.randomNormal(
        0, (float) Math.sqrt(6.0 / (in + out)), new Shape(in, out), DataType.FLOAT32);
  }

  private static NDArray uniform(int in, int out) {
    float bound = (float) Math.sqrt(6.0 / (in + out));
    return MANAGER.randomUniform(-bound, bound, new Shape(in, out));
  }

  private static NDArray zeros(int out) {
    return MANAGER.zeros(new Shape(out));
  }

  private static Training compiled(NDArray data, Network network) {
    network.compile("adam", "binary_crossentropy", "accuracy");
    return new Fitted(network, new InMemoryDataset(data, answers((int) data.size(0))));
  }

  private static NDArray words(int batch, int length, boolean inFront) {
    return words(batch, length, inFront, 10_000);
  }

  /** Reviews of half the length to all of it, one full: zeros in front, or behind. */
  static NDArray words(int batch, int length, boolean inFront, int words) {
    NDArray ids = MANAGER.randomInteger(1, words, new Shape(batch, length), DataType.INT32);
    NDArray lengths = MANAGER.linspace(length / 2, length, batch).floor().reshape(batch, 1);
    NDArray places = MANAGER.arange((float) length).reshape(1, length);
    NDArray real = inFront ? places.gte(lengths.neg().add(length)) : places.lt(lengths);
    return ids.mul(real.toType(DataType.INT32, false));
  }

  static NDArray answers(int batch) {
    return MANAGER.randomInteger(0, 2, new Shape(batch, 1), DataType.INT32)
        .toType(DataType.FLOAT32, false);
  }

  private static NDArray classes(int classes, long... shape) {
    return MANAGER.randomInteger(0, classes, new Shape(shape), DataType.INT32).oneHot(classes);
  }

  /** Matrices that a loop of one's own trains to give their input back. */
  private static final class Taped implements Training {
    private final NDArray[] weights;
    private final Adam adam;
    private final NDArray x;
    private final UnaryOperator<NDArray> model;

    Taped(NDArray[] weights, Adam adam, int batch, UnaryOperator<NDArray> model) {
      this.weights = weights;
      this.adam = adam;
      this.x = MANAGER.randomUniform(0, 1, new Shape(batch, 784));
      this.model = model;
    }

    @Override
    public double train(int steps) {
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        try (NDScope scope = new NDScope()) {
          step(x, weights, adam, model);
        }
      }
      return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public long parameters() {
      return Arrays.stream(weights).mapToLong(NDArray::size).sum();
    }

    @Override
    public void close() {
      Arrays.stream(weights).forEach(NDArray::close);
    }
  }
}
