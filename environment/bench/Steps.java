import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.norm.Dropout;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import labs.data.ArraysDataset;
import labs.nn.Bidirectional;
import labs.nn.Concatenate;
import labs.nn.Conv1D;
import labs.nn.Conv2D;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.Flatten;
import labs.nn.GRU;
import labs.nn.GlobalAveragePooling2D;
import labs.nn.Graph;
import labs.nn.LSTM;
import labs.nn.MaxPooling1D;
import labs.nn.MaxPooling2D;
import labs.nn.Node;
import labs.nn.RepeatVector;
import labs.nn.Sequential;
import labs.nn.SimpleRNN;
import labs.nn.TimeDistributed;
import labs.train.BinaryCrossentropy;
import labs.train.Fit;
import labs.train.Network;

/**
 * How long a training step of each lab's model takes, on made-up data of the lab's shapes. Run by
 * {@code labs.py bench --steps}; arguments: the number of steps, then the models' names.
 */
public class Steps {
  private static final int WARM_UP = 2;
  /** No further round begins after so long: the median is of the rounds that were done. */
  private static final long SECONDS = 240;

  /** A model with a batch of its data; made when its turn comes first. */
  record Model(String name, int batch, Supplier<Case> made) {}

  record Case(Network network, ArraysDataset data) {}

  private static final NDManager MANAGER = NDManager.newBaseManager();

  private static final List<Model> MODELS =
      List.of(
          new Model("bag-of-words", 512, () -> bagOfWords(512)),
          new Model("lstm-masked", 32, () -> reviews(32, 250, "rmsprop", small(true))),
          new Model("lstm-unmasked", 32, () -> reviews(32, 250, "rmsprop", small(false))),
          new Model("ids", 128, () -> ids(128)),
          new Model(
              "embedding",
              128,
              () -> onEmbeddings(128, new Flatten(), new Dense(250, Activation::relu))),
          new Model(
              "cnn",
              128,
              () ->
                  onEmbeddings(
                      128,
                      new Conv1D(200, 3, Activation::relu).same(),
                      new MaxPooling1D(2),
                      new Flatten(),
                      new Dense(250, Activation::relu))),
          new Model("simple-rnn", 16, () -> onEmbeddings(16, new SimpleRNN(100))),
          new Model("lstm", 64, () -> onEmbeddings(64, new LSTM(100))),
          new Model(
              "cnn-lstm",
              64,
              () ->
                  onEmbeddings(
                      64,
                      new Conv1D(32, 3, Activation::relu).same(),
                      new MaxPooling1D(2),
                      new LSTM(100))),
          new Model("digit-sums", 32, () -> digitSums(32)),
          new Model("addition", 128, () -> addition(128)),
          new Model("raw-text", 64, () -> rawText(64)));

  public static void main(String[] arguments) {
    int steps = Integer.parseInt(arguments[0]);
    List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
    List<Model> models = MODELS.stream().filter(m -> wanted.contains(m.name())).toList();
    if (models.size() < wanted.size()) {
      throw new IllegalArgumentException(
          "expected names out of " + MODELS.stream().map(Model::name).toList() + ", got " + wanted);
    }
    PrintStream out = System.out;
    // fit tells of each epoch; here each is one step.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Case[] cases = new Case[models.size()];
    double[][] took = new double[models.size()][steps];
    long start = System.nanoTime();
    int done = 0;
    for (int step = -WARM_UP; step < steps; step++) {
      if (done > 0 && System.nanoTime() - start > SECONDS * 1_000_000_000) {
        break;
      }
      // In turns: what else the machine does then strikes all models alike.
      for (int i = 0; i < cases.length; i++) {
        if (cases[i] == null) {
          cases[i] = models.get(i).made().get();
        }
        double milliseconds = step(cases[i], models.get(i).batch());
        if (step >= 0) {
          took[i][step] = milliseconds;
          done = step + 1;
        }
      }
      out.println(
          step < 0 ? "warm-up " + (step + WARM_UP + 1) : "step %d of %d".formatted(step + 1, steps));
    }
    print(out, models, took, done);
  }

  /** One epoch of one batch, as fit times it. */
  private static double step(Case model, int batch) {
    return 1000 * model.network().fit(model.data(), Fit.epochs(1).batchSize(batch)).get("seconds")[0];
  }

  private static void print(PrintStream out, List<Model> models, double[][] took, int done) {
    out.printf("%n%-14s %5s  median ms of %d steps%n", "model", "batch", done);
    double masked = 0;
    double unmasked = 0;
    for (int i = 0; i < took.length; i++) {
      Model model = models.get(i);
      double median = median(Arrays.copyOf(took[i], done));
      out.printf(Locale.ROOT, "%-14s %5d  %.1f%n", model.name(), model.batch(), median);
      masked = model.name().equals("lstm-masked") ? median : masked;
      unmasked = model.name().equals("lstm-unmasked") ? median : unmasked;
    }
    if (masked > 0 && unmasked > 0) {
      out.printf(Locale.ROOT, "masked to unmasked: %.2f (at most 1.2)%n", masked / unmasked);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static Case bagOfWords(int batch) {
    NDArray words = MANAGER.randomUniform(0, 1, new Shape(batch, 10_000)).lt(0.02);
    return compiled(
        "rmsprop",
        words.toType(DataType.FLOAT32, false),
        new Network(
            new Shape(10_000),
            new Dense(16, Activation::relu),
            new Dense(16, Activation::relu),
            new Dense(1, Activation::sigmoid)));
  }

  /** Lab 2's model; the embedding is the same size with and without the mask. */
  private static Block[] small(boolean masked) {
    Embedding embedding = new Embedding(10_001, 64);
    return new Block[] {
      masked ? embedding.maskZero() : embedding, new LSTM(32), new Dense(1, Activation::sigmoid)
    };
  }

  private static Case reviews(int batch, int length, String optimizer, Block... layers) {
    return compiled(optimizer, words(batch, length, true), new Network(new Shape(length), layers));
  }

  private static Case ids(int batch) {
    NDArray numbers = words(batch, 500, true).toType(DataType.FLOAT32, false);
    return compiled(
        "adam",
        numbers,
        new Network(
            new Shape(500), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid)));
  }

  private static Case onEmbeddings(int batch, Block... layers) {
    List<Block> all = new ArrayList<>(List.of(new Embedding(10_000, 100)));
    all.addAll(List.of(layers));
    all.add(new Dense(1, Activation::sigmoid));
    return reviews(batch, 500, "adam", all.toArray(Block[]::new));
  }

  /** The network takes padding on the right, as a padded batch of the pipeline has it. */
  private static Case rawText(int batch) {
    Network network =
        new Network(
            new Shape(-1),
            new Embedding(10_000, 64).maskZero(),
            new Bidirectional(new GRU(64)),
            new Dense(64, Activation::relu),
            new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return new Case(network, new ArraysDataset(words(batch, 500, false), answers(batch)));
  }

  private static Case digitSums(int batch) {
    Shape number = new Shape(3, 28, 28, 1);
    Node n1 = Node.input("n1", number);
    Node n2 = Node.input("n2", number);
    Block encoder =
        new TimeDistributed(
            new Sequential(
                new Conv2D(32, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(64, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(128, 3, Activation::relu),
                new GlobalAveragePooling2D()));
    Node sum =
        Node.of(new Concatenate(), n1.then(encoder), n2.then(encoder))
            .then(Dropout.builder().optRate(0.5f).build())
            .then(new Bidirectional(new LSTM(64).returnSequences()))
            .then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(n1, n2), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    Shape images = new Shape(batch).addAll(number);
    NDList numbers =
        new NDList(MANAGER.randomUniform(0, 1, images), MANAGER.randomUniform(0, 1, images));
    return new Case(network, new ArraysDataset(numbers, new NDList(classes(10, batch, 3))));
  }

  private static Case addition(int batch) {
    Network network =
        new Network(
            new Shape(7, 12),
            new LSTM(128),
            new RepeatVector(4),
            new LSTM(128).returnSequences(),
            new TimeDistributed(new Dense(12, x -> x.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return new Case(network, new ArraysDataset(classes(12, batch, 7), classes(12, batch, 4)));
  }

  private static Case compiled(String optimizer, NDArray data, Network network) {
    network.compile(optimizer, "binary_crossentropy", "accuracy");
    return new Case(network, new ArraysDataset(data, answers((int) data.size(0))));
  }

  /** Reviews of half the length to all of it, one full: zeros in front, or behind. */
  private static NDArray words(int batch, int length, boolean inFront) {
    NDArray ids = MANAGER.randomInteger(1, 10_000, new Shape(batch, length), DataType.INT32);
    NDArray words = MANAGER.linspace(length / 2, length, batch).floor().reshape(batch, 1);
    NDArray places = MANAGER.arange((float) length).reshape(1, length);
    NDArray real = inFront ? places.gte(words.neg().add(length)) : places.lt(words);
    return ids.mul(real.toType(DataType.INT32, false));
  }

  private static NDArray answers(int batch) {
    return MANAGER.randomInteger(0, 2, new Shape(batch, 1), DataType.INT32)
        .toType(DataType.FLOAT32, false);
  }

  private static NDArray classes(int classes, long... shape) {
    return MANAGER.randomInteger(0, classes, new Shape(shape), DataType.INT32).oneHot(classes);
  }
}
