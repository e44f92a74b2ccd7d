package labs.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.device.ChosenDevice;
import labs.nn.Graph;
import labs.nn.Mask;
import labs.nn.Sequential;
import labs.text.TextVectorization;
import tech.tablesaw.api.Table;

/**
 * A network that can be trained: Keras's {@code Model} around a DJL {@link Block}.
 *
 * <pre>{@code
 * Network network = new Network(new Shape(10_000),
 *     new Dense(16, Activation::relu),
 *     new Dense(1, Activation::sigmoid));
 * network.compile("rmsprop", "binary_crossentropy", "accuracy");
 * History history = network.fit(train, Fit.epochs(4).batchSize(512));
 * }</pre>
 *
 * <p>The weights are drawn at once, from seed 0; {@link #reset} draws others. Native memory is
 * freed by {@link #close}, or some time after the network can no longer be reached. Networks live
 * on {@link ChosenDevice}; batches that come from elsewhere are brought there.
 */
public final class Network implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Block block;
  private final Shape[] inputShapes;
  private final NDManager manager = NDManager.newBaseManager(ChosenDevice.get());
  private final Cleaner.Cleanable memory = CLEANER.register(this, manager::close);
  private ParameterStore store;
  private Optimizer optimizer;
  private Loss loss;
  private List<Evaluator> metrics = List.of();
  private History history = new History();
  private long seed;
  private int epochsTrained;
  private String stopped;
  private boolean toStop;

  /**
   * A chain of blocks, ours or plain DJL ones, as Keras's {@code Sequential}.
   *
   * @param inputShape the shape of one sample, without the batch; -1 for a length that varies
   * @param layers the blocks in the order in which data meets them
   */
  public Network(Shape inputShape, Block... layers) {
    this(List.of(inputShape), new Sequential(layers));
  }

  /**
   * Any block with one or several inputs.
   *
   * @param inputShapes the shape of one sample of each input, without the batch
   * @param block what maps a batch of them to the predictions
   */
  public Network(List<Shape> inputShapes, Block block) {
    this.block = block;
    this.inputShapes = inputShapes.stream().map(Network::ofOneSample).toArray(Shape[]::new);
    reset(0);
  }

  /**
   * A graph of blocks, as Keras's functional {@code Model}.
   *
   * @param graph its inputs bring their shapes
   */
  public Network(Graph graph) {
    this(graph.inputShapes(), graph);
  }

  /**
   * Draws new weights and forgets what was learned, history and optimizer's state included.
   *
   * @param seed the same seed gives the same weights, the same order of samples, the same dropout
   * @return this network
   */
  public Network reset(long seed) {
    try (OneAtATime turn = OneAtATime.enter()) {
      Engine.getInstance().setRandomSeed((int) seed);
      forgetOptimizerState();
      block.clear();
      block.initialize(manager, DataType.FLOAT32, inputShapes);
      store = new ParameterStore(manager, false);
      history = new History();
      epochsTrained = 0;
      stopped = null;
      this.seed = seed;
      return this;
    }
  }

  /**
   * Chooses how to learn, by Keras's names.
   *
   * @param optimizer "adam", "rmsprop" or "sgd"
   * @param loss "binary_crossentropy", "categorical_crossentropy", "mean_squared_error" or
   *     "sum_of_squares"
   * @param metrics "accuracy", or none: of classes where the loss is "categorical_crossentropy",
   *     else of yes-or-no answers
   * @throws IllegalArgumentException if a name is not known; the message lists those that are
   */
  public void compile(String optimizer, String loss, String... metrics) {
    compile(optimizer, Named.loss(loss), metrics);
  }

  /**
   * Chooses how to learn, by Keras's names but for the loss, such as {@code new
   * BinaryCrossentropy().fromLogits()}.
   *
   * @param optimizer "adam", "rmsprop" or "sgd"
   * @param loss what is made small
   * @param metrics "accuracy", or none; with a loss from logits, a logit above 0 counts as yes
   * @throws IllegalArgumentException if a name is not known; the message lists those that are
   */
  public void compile(String optimizer, Loss loss, String... metrics) {
    compile(
        Named.optimizer(optimizer),
        loss,
        Arrays.stream(metrics).map(name -> Named.metric(name, loss)).toArray(Evaluator[]::new));
  }

  /**
   * Chooses how to learn, by objects: ours, DJL's or your own. Another optimizer than before starts
   * anew, and what the one before kept beside these weights is forgotten.
   *
   * @param optimizer what moves the weights
   * @param loss what is made small; a {@link labs.nn.Regularized} layer's penalty is added to it
   * @param metrics what is measured besides
   */
  public void compile(Optimizer optimizer, Loss loss, Evaluator... metrics) {
    try (OneAtATime turn = OneAtATime.enter()) {
      if (optimizer != this.optimizer) {
        forgetOptimizerState();
      }
      this.optimizer = optimizer;
      this.loss = loss;
      this.metrics = List.of(metrics);
    }
  }

  /**
   * The layers as a table: Layer, Output Shape and Param #, how many numbers each layer learns; the
   * last row is the total. A graph's table has a column Connected to, and a block used twice one
   * row.
   */
  public Table summary() {
    return Summary.of(block, inputShapes);
  }

  /**
   * A graph as a picture: a box for each input and block, an arrow for each use.
   *
   * @throws IllegalStateException if this network is no {@link Graph}
   */
  public Drawing drawing() {
    return Summary.drawing(graph(), inputShapes);
  }

  private Graph graph() {
    if (block instanceof Graph graph) {
      return graph;
    }
    throw new IllegalStateException(
        "Expected a network made of a Graph, this one holds a " + block.getClass().getSimpleName());
  }

  /** How many numbers the network learns; a parameter that blocks share counts once. */
  public long parameterCount() {
    return Summary.count(block);
  }

  /**
   * Trains, going on from the weights as they are.
   *
   * @param data samples and labels; an {@code IndexedDataset} is shuffled anew each epoch
   * @param how epochs, batch size, validation data
   * @return losses and metrics, epoch by epoch
   * @throws IllegalStateException if {@link #compile} was not called
   * @throws CancellationException if the thread was interrupted: the network keeps what it had
   *     learned, and {@link #history} the finished epochs
   */
  public History fit(Dataset data, Fit how) {
    requireCompiled("fit");
    try (OneAtATime turn = OneAtATime.enter();
        NoGradient off = new NoGradient()) {
      sayWhatStopped();
      history = new History();
      new FitLoop(this, how).run(data);
      return history;
    }
  }

  /**
   * The loss and the metrics on data, without learning from it.
   *
   * @return "loss" and each metric's name, with its mean over the samples
   * @throws IllegalStateException if {@link #compile} was not called
   */
  public Map<String, Float> evaluate(Dataset data) {
    requireCompiled("evaluate");
    try (OneAtATime turn = OneAtATime.enter();
        NoGradient off = new NoGradient()) {
      sayWhatStopped();
      return new Evaluation(this, "Evaluating").run(data);
    }
  }

  /**
   * What the network makes of each sample.
   *
   * @return the predictions in the order of the samples: (samples, ...) like the network's output
   */
  public NDArray predict(Dataset data) {
    return predict(data, block);
  }

  /**
   * What an inner node of a graph holds for each sample, such as an encoder's hidden state.
   *
   * @param node the name given by {@link labs.nn.Node#named}
   * @return (samples, ...) like the node's output
   * @throws IllegalArgumentException if no node has that name
   * @throws IllegalStateException if this network is no {@link Graph}
   */
  public NDArray predict(Dataset data, String node) {
    return predict(data, graph().upTo(node));
  }

  private NDArray predict(Dataset data, Block block) {
    try (OneAtATime turn = OneAtATime.enter();
        NoGradient off = new NoGradient()) {
      sayWhatStopped();
      return new Prediction(this, block, store).run(data);
    }
  }

  /** Makes the epoch that is running the last one of this fit: for a {@link Callback}. */
  public void stopTraining() {
    toStop = true;
  }

  /**
   * Writes the weights, the optimizer's state, the seed and the history to a file.
   *
   * @param file is replaced, once all is written
   * @throws UncheckedIOException if it can't be written
   */
  public void save(Path file) {
    save(file, null);
  }

  /**
   * Writes the network, and with it the vocabulary that its word ids are of.
   *
   * @param file is replaced, once all is written
   * @param text what {@link #loadVectorization} returns afterwards
   * @throws UncheckedIOException if it can't be written
   */
  public void save(Path file, TextVectorization text) {
    try (OneAtATime turn = OneAtATime.enter()) {
      NetworkFile.write(file, this, text);
    } catch (IOException e) {
      throw new UncheckedIOException("The network can't be saved: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what {@link #save} wrote into this network, which must be built as that one was. The
   * optimizer goes on where it was if this network is compiled with the same one.
   *
   * @return this network
   * @throws IllegalArgumentException if the file holds another architecture
   * @throws UncheckedIOException if it can't be read; the network is unchanged then
   */
  public Network load(Path file) {
    try (OneAtATime turn = OneAtATime.enter()) {
      restore(NetworkFile.read(file, this));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The vocabulary that was saved with a network: needed to build the network that loads the rest.
   *
   * @throws IllegalArgumentException if none was saved
   * @throws UncheckedIOException if the file can't be read
   */
  public static TextVectorization loadVectorization(Path file) {
    try {
      TextVectorization text = NetworkFile.head(file).vectorization();
      if (text == null) {
        throw new IllegalArgumentException(file + " holds no vocabulary: it was saved without");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  void restore(NetworkHead head) throws IOException {
    history = head.history();
    seed = head.seed();
    epochsTrained = head.epochsTrained();
    stopped = null;
  }

  /** What the last {@link #fit} left behind; after an interrupt, the epochs that were finished. */
  public History history() {
    return history;
  }

  /** The DJL block inside. */
  public Block block() {
    return block;
  }

  /** The manager that owns the weights; arrays for the network's device are made on it. */
  public NDManager manager() {
    return manager;
  }

  /** Frees the weights. */
  @Override
  public void close() {
    memory.clean();
  }

  /**
   * DJL asks blocks for shapes by running them on zeros: a length that varies counts as 1 there.
   */
  private static Shape ofOneSample(Shape shape) {
    long[] lengths = shape.getShape();
    return new Shape(1).addAll(new Shape(Arrays.stream(lengths).map(n -> n < 0 ? 1 : n).toArray()));
  }

  NDList forward(NDList data, boolean training) {
    return Mask.without(block.forward(store, data, training));
  }

  Optimizer optimizer() {
    return optimizer;
  }

  Loss loss() {
    return loss;
  }

  List<Evaluator> metrics() {
    return metrics;
  }

  long seed() {
    return seed;
  }

  /** The number of the epoch that starts now, counted from the first weights on. */
  int nextEpoch() {
    return epochsTrained++;
  }

  int epochsTrained() {
    return epochsTrained;
  }

  /** What the optimizer keeps beside the weights, or null: none yet, or an optimizer of others. */
  Slots slots() {
    return optimizer instanceof ElementwiseOptimizer ours ? ours.slots() : null;
  }

  /** The optimizer starts anew with these weights. */
  void forgetOptimizerState() {
    if (slots() != null) {
      slots().forget(block.getParameters().values().stream().map(Parameter::getArray).toList());
    }
  }

  void keepTraining() {
    toStop = false;
  }

  boolean isToStop() {
    return toStop;
  }

  void stoppedAt(String where) {
    stopped = where;
  }

  /**
   * After an interrupt the stopped cell has no output any more: the next call says what happened.
   */
  private void sayWhatStopped() {
    if (stopped != null) {
      System.out.println(
          "The last training was stopped " + stopped + "; what was learned is kept.");
      stopped = null;
    }
  }

  private void requireCompiled(String what) {
    if (loss == null) {
      throw new IllegalStateException(
          what
              + " needs an optimizer and a loss: call compile first, for instance"
              + " network.compile(\"rmsprop\", \"binary_crossentropy\", \"accuracy\")");
    }
  }
}
