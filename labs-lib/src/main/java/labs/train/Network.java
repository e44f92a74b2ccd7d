package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import labs.device.ChosenDevice;
import labs.nn.Graph;
import labs.nn.Sequential;
import labs.pipeline.InMemoryDataset;
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
 * freed by {@link #close}, or some time after the network can no longer be reached: a notebook's
 * cell that was changed and run again makes another, and the kernel keeps the first. Networks live
 * on {@link ChosenDevice}; batches that come from elsewhere are brought there.
 */
public final class Network implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Set<Network> ALL = Collections.newSetFromMap(new WeakHashMap<>());

  final NetworkState state;
  private final Cleaner.Cleanable memory;

  /**
   * A chain of blocks, ours or plain DJL ones, as Keras's {@code Sequential}.
   *
   * @param inputShape the shape of one sample, without the batch; -1 for a length that varies
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
    state = new NetworkState(inputShapes, block);
    memory = CLEANER.register(this, state.manager::close);
    try {
      reset(0);
    } catch (RuntimeException e) {
      memory.clean(); // layers that have drawn weights can be used in another network
      throw e;
    }
    synchronized (ALL) {
      ALL.add(this);
    }
  }

  /** The networks that are open. While one is held its weights are not freed behind one's back. */
  static List<Network> allOpen() {
    synchronized (ALL) {
      return ALL.stream().filter(network -> network.state.manager.isOpen()).toList();
    }
  }

  /** A graph of blocks, as Keras's functional {@code Model}; its inputs bring their shapes. */
  public Network(Graph graph) {
    this(graph.inputShapes(), graph);
  }

  /**
   * Draws new weights and forgets what was learned, history and optimizer's state included; of an
   * optimizer of DJL's the state stays: compile with a new one.
   *
   * @param seed the same seed gives the same weights, the same order of samples, the same dropout
   */
  public Network reset(long seed) {
    state.reset(seed);
    return this;
  }

  /**
   * Chooses how to learn, by Keras's names.
   *
   * @param optimizer "adam", "rmsprop" or "sgd"
   * @param loss "binary_crossentropy", "categorical_crossentropy", "mean_squared_error" or
   *     "sum_of_squares"
   * @param metrics "accuracy", or none: of classes where the labels are one-hot, else of yes-or-no
   *     answers, each of which counts
   * @throws IllegalArgumentException if a name is not known; the message lists those that are
   */
  public void compile(String optimizer, String loss, String... metrics) {
    compile(optimizer, Named.loss(loss), metrics);
  }

  /** By names but for the loss: one {@code fromLogits()} has a logit above 0 count as yes. */
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
   * @param loss what is made small; a {@link labs.nn.Regularized} layer's penalty is added to it
   * @param metrics what is measured besides, each by a name of its own
   * @throws IllegalArgumentException if two metrics have one name, or one has that of a column that
   *     every history has
   */
  public void compile(Optimizer optimizer, Loss loss, Evaluator... metrics) {
    state.compile(optimizer, loss, List.of(metrics));
  }

  /**
   * Trains, going on from the weights as they are.
   *
   * @param data samples and labels; an {@code IndexedDataset} is shuffled anew each epoch
   * @return losses and metrics, epoch by epoch
   * @throws IllegalStateException if {@link #compile} was not called
   * @throws CancellationException if the thread was interrupted: what was learned is kept
   * @throws ArithmeticException if the loss is NaN or infinite: that epoch's learning is undone
   */
  public History fit(Dataset data, Fit how) {
    state.requireCompiled("fit");
    return state.inTurn(this, () -> new FitLoop(this, how).run(data));
  }

  /** Trains on arrays: of samples (n, ...) and of their labels (n, ...). */
  public History fit(NDArray x, NDArray y, Fit how) {
    return fit(new InMemoryDataset(x, y), how);
  }

  /** Trains on arrays: an array (n, ...) for each input, and what the loss takes as labels. */
  public History fit(NDList x, NDList y, Fit how) {
    return fit(new InMemoryDataset(x, y), how);
  }

  /**
   * The loss and the metrics on data, without learning from it.
   *
   * @return "loss" and each metric's name, with its mean over the samples
   * @throws IllegalStateException if {@link #compile} was not called
   */
  public Map<String, Float> evaluate(Dataset data) {
    state.requireCompiled("evaluate");
    return state.inTurn(this, () -> Inference.measure(state, data, "Evaluating").values());
  }

  /** The loss and the metrics on arrays, as {@link #fit(NDArray, NDArray, Fit)} takes them. */
  public Map<String, Float> evaluate(NDArray x, NDArray y) {
    return evaluate(new InMemoryDataset(x, y));
  }

  /** The loss and the metrics on arrays, as {@link #fit(NDList, NDList, Fit)} takes them. */
  public Map<String, Float> evaluate(NDList x, NDList y) {
    return evaluate(new InMemoryDataset(x, y));
  }

  /** What the network makes of the samples, in their order: (samples, ...) like its output. */
  public NDArray predict(Dataset data) {
    return state.inTurn(this, () -> Inference.predict(state, state.block, data));
  }

  /** What the network makes of each row of an array (n, ...). */
  public NDArray predict(NDArray x) {
    return predict(new NDList(x));
  }

  /** What the network makes of the rows of several arrays (n, ...), one for each input. */
  public NDArray predict(NDList x) {
    return predict(new InMemoryDataset(x, new NDList()));
  }

  /**
   * What an inner node of a graph holds for each sample, (samples, ...): an encoder's hidden state.
   *
   * @param node the name given by {@link labs.nn.Node#named}
   * @throws IllegalArgumentException if no node has that name
   * @throws IllegalStateException if this network is no {@link Graph}
   */
  public NDArray predict(Dataset data, String node) {
    Graph inner = state.graph().upTo(node);
    return state.inTurn(this, () -> Inference.predict(state, inner, data));
  }

  /** What an inner node of a graph holds for each row of an array (n, ...). */
  public NDArray predict(NDArray x, String node) {
    return predict(new InMemoryDataset(new NDList(x), new NDList()), node);
  }

  /** Makes the epoch that is running the last one of this fit: for a {@link Callback}. */
  public void stopTraining() {
    state.toStop = true;
  }

  /** What the last {@link #fit} left behind; after an interrupt, the epochs that were finished. */
  public History history() {
    return state.history;
  }

  /**
   * The weights in the order of the layers, each named by its place: {@code get(0)}, or {@code
   * get("01Dense_weight")}. They are the network's own arrays: what is read is what it computes
   * with now, and they are not the caller's to close. {@link #setWeights} changes them. They are
   * freed with the network, and so is what is computed from them: hold the network meanwhile.
   */
  public NDList weights() {
    return state.weights();
  }

  /**
   * Copies numbers into the weights.
   *
   * @param values an array for each of {@link #weights}, in that order and of its shape
   * @throws IllegalArgumentException if their number or a shape differs; nothing is changed then
   */
  public void setWeights(NDList values) {
    state.setWeights(values);
  }

  /**
   * The layers as a table: Layer, Output Shape, Param # (how many numbers each learns), a row for
   * the total. A graph's table has a column Connected to, and a block used twice one row.
   */
  public Table summary() {
    return Summary.of(state.block, false, state.inputShapes);
  }

  /** A {@link Graph} as a picture: a box for each input and block, an arrow for each use. */
  public Drawing drawing() {
    return Summary.drawing(state.graph(), state.inputShapes);
  }

  /** How many numbers the network learns; a parameter that blocks share counts once. */
  public long parameterCount() {
    return Summary.count(state.block, false);
  }

  /** Writes the weights, the optimizer's state, the seed and the history to a file. */
  public void save(Path file) {
    save(file, null);
  }

  /**
   * Writes the network, and with it the vocabulary that its word ids are of.
   *
   * @param file is replaced, once all is written
   * @param text what {@link NetworkFile#vectorization} returns afterwards
   * @throws UncheckedIOException if it can't be written
   */
  public void save(Path file, TextVectorization text) {
    NetworkFile.write(file, state, text);
  }

  /**
   * Reads what {@link #save} wrote into this network, which must be built as that one was. The
   * optimizer goes on where it was if this network is compiled with the same one, else it starts
   * anew; one of DJL's keeps what it has seen: compile with a new one.
   *
   * @throws IllegalArgumentException if the file holds another architecture
   * @throws UncheckedIOException if it can't be read; the network is unchanged then
   */
  public Network load(Path file) {
    NetworkFile.read(file, state);
    return this;
  }

  /** What moves the weights, or null before {@link #compile}. */
  public Optimizer optimizer() {
    return state.optimizer;
  }

  /** What is made small, or null before {@link #compile}. */
  public Loss loss() {
    return state.loss;
  }

  /** What is measured besides the loss; none before {@link #compile}. */
  public List<Evaluator> metrics() {
    return state.metrics;
  }

  /** The DJL block inside. */
  public Block block() {
    return state.block;
  }

  /** The manager that owns the weights; arrays for the network's device are made on it. */
  public NDManager manager() {
    return state.manager;
  }

  /** Frees the weights, once the step that runs (of an interrupted cell, say) has ended. */
  @Override
  public void close() {
    try (OneAtATime turn = OneAtATime.await()) {
      memory.clean();
    }
  }
}
