package labs.train;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import labs.device.ChosenDevice;
import labs.nn.Dropout;
import labs.nn.EngineTrouble;
import labs.nn.Graph;
import labs.nn.LastActivation;
import labs.nn.Refused;

/**
 * What a {@link Network} is and has learned. Training, evaluation, prediction and the network's
 * file work on it; notebooks see the network.
 */
final class NetworkState {
  final Block block;
  final Shape[] inputShapes;
  final NDManager manager = NDManager.newBaseManager(ChosenDevice.get());
  Leaves store;

  /** What it was compiled with: null before. */
  Optimizer optimizer;

  Loss loss;
  List<Evaluator> metrics = List.of();

  /** How far it has come. */
  long seed;

  int epochsTrained;
  History history;

  /** Whether the epoch that runs is to be the last one. */
  boolean toStop;

  /** What was interrupted last, and where; null once it was said. */
  private String stopped;

  private LastActivation lastActivation;
  private boolean lastActivationIsKnown;

  NetworkState(List<Shape> inputShapes, Block block) {
    requireNew(block);
    this.block = block;
    this.inputShapes = inputShapes.stream().map(NetworkState::ofOneSample).toArray(Shape[]::new);
  }

  /**
   * DJL asks blocks for shapes by running them on zeros: a length that varies counts as 1 there.
   */
  private static Shape ofOneSample(Shape shape) {
    long[] lengths = shape.getShape();
    return new Shape(1).addAll(new Shape(Arrays.stream(lengths).map(n -> n < 0 ? 1 : n).toArray()));
  }

  /** A network draws its own weights: those that a block has would be lost to whoever uses them. */
  private static void requireNew(Block block) {
    for (Parameter parameter : block.getDirectParameters().values()) {
      if (parameter.isInitialized() && !parameter.getArray().isReleased()) {
        throw new IllegalArgumentException(
            "Network expected new layers, received a %1$s that has its weights, in another network perhaps: make a new %1$s, or close that network first; weights() and setWeights carry weights over"
                .formatted(block.getClass().getSimpleName()));
      }
    }
    block.getChildren().values().forEach(NetworkState::requireNew);
  }

  /** Throws if the network is closed. */
  void requireOpen() {
    if (!manager.isOpen()) {
      throw new IllegalStateException(
          "This network is closed, its weights are freed: make it anew");
    }
  }

  /** Draws the weights anew, and forgets what was learned. */
  void reset(long seed) {
    try (OneAtATime turn = OneAtATime.enter()) {
      requireOpen();
      Engine.getInstance().setRandomSeed((int) seed);
      forgetOptimizerState();
      block.clear();
      block.initialize(manager, DataType.FLOAT32, inputShapes);
      Dropout.seed(block, seed);
      store = new Leaves(manager);
      restore(seed, 0, new History());
    } catch (EngineException e) {
      throw EngineTrouble.inWords(e);
    }
  }

  /** Another optimizer than before starts anew. */
  void compile(Optimizer optimizer, Loss loss, List<Evaluator> metrics) {
    requireNames(metrics);
    try (OneAtATime turn = OneAtATime.enter()) {
      if (optimizer != this.optimizer) {
        forgetOptimizerState();
      }
      this.optimizer = optimizer;
      this.loss = loss;
      this.metrics = metrics;
    }
  }

  /** Of two columns of one name in a history, the last would be all that is left. */
  private static void requireNames(List<Evaluator> metrics) {
    Set<String> names = new HashSet<>(List.of("epoch", "seconds", "loss"));
    for (Evaluator metric : metrics) {
      String name = metric.getName();
      if (name.startsWith("val_") || !names.add(name)) {
        throw new IllegalArgumentException(
            "compile expected metrics of different names, none of them epoch, seconds, loss or val_..., received '%s': name it as in new BinaryAccuracy(\"yes or no\", 0.5), or by super(...) in a metric of your own"
                .formatted(name));
      }
    }
  }

  /** The optimizer starts anew with these weights. */
  void forgetOptimizerState() {
    if (slots() != null) {
      slots().forget(block.getParameters().values().stream().map(Parameter::getArray).toList());
    }
  }

  /** Takes over how far a network has come. */
  void restore(long seed, int epochsTrained, History history) {
    this.seed = seed;
    this.epochsTrained = epochsTrained;
    this.history = history;
    stopped = null;
  }

  /**
   * Trains, evaluates or predicts when nothing else does. The output of an interrupted cell is cut
   * off: the next call says what was stopped. A call that was stopped while it waited left nothing.
   *
   * @param owner kept reachable meanwhile: without it the memory would be cleaned
   */
  <T> T inTurn(Network owner, Supplier<T> work) {
    try (OneAtATime turn = OneAtATime.enter();
        NoGradient off = new NoGradient()) {
      requireOpen();
      if (stopped != null) {
        System.out.println(stopped);
        stopped = null;
      }
      try {
        return work.get();
      } catch (CancellationException e) { // whoever has the next turn is to find it
        stopped = e.getMessage();
        throw e;
      }
    } catch (EngineException e) {
      throw EngineTrouble.inWords(e);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void requireCompiled(String what) {
    if (loss == null) {
      throw new IllegalStateException(
          what
              + " needs an optimizer and a loss: call compile first, with the names of an optimizer"
              + " and a loss, and of what to measure besides");
    }
  }

  /** The block, if it is a graph. */
  Graph graph() {
    if (block instanceof Graph graph) {
      return graph;
    }
    throw new IllegalStateException(
        "Expected a network made of a Graph, this one holds a " + block.getClass().getSimpleName());
  }

  /**
   * What the block, or a part of it, makes of data, a mask behind it if it has one; or the logits
   * of that.
   */
  NDList forward(Block part, NDList data, boolean training, boolean logits) {
    try {
      return logits
          ? LastActivation.logits(part, store, data, training)
          : part.forward(store, data, training);
    } catch (EngineException e) {
      throw Refused.by(part, data, e);
    }
  }

  /** The activation at the block's end, null if it is not known. */
  LastActivation lastActivation() {
    if (!lastActivationIsKnown) {
      int axes = block.getOutputShapes(inputShapes)[0].dimension();
      lastActivation = LastActivation.of(block, axes);
      lastActivationIsKnown = true;
    }
    return lastActivation;
  }

  /** Forgets what other tapes and trainings that failed have left beside the weights. */
  void zeroGradients() {
    learned().values().forEach(weight -> JniUtils.zeroGrad((PtNDArray) weight));
  }

  /** The arrays of the parameters, each once and named by its key. */
  NDList weights() {
    requireOpen();
    NDList weights = new NDList();
    arrays(parameter -> true)
        .forEach(
            (key, array) -> {
              array.setName(key);
              weights.add(array);
            });
    return weights;
  }

  /** Copies an array into each weight, in the order of {@link #weights}, or none of them. */
  void setWeights(NDList values) {
    try (OneAtATime turn = OneAtATime.enter()) {
      NDList weights = weights();
      List<Shape> expected = weights.stream().map(NDArray::getShape).toList();
      List<Shape> received = values.stream().map(NDArray::getShape).toList();
      if (!expected.equals(received)) {
        throw new IllegalArgumentException(
            "setWeights expected arrays of the shapes %s, received %s"
                .formatted(expected, received));
      }
      for (int i = 0; i < weights.size(); i++) {
        copy(values.get(i), weights.get(i));
      }
    }
  }

  /** The arrays that are learned, each once, by their parameters' keys. */
  Map<String, NDArray> learned() {
    return arrays(Parameter::requiresGradient);
  }

  /**
   * The arrays of some parameters by key; one that blocks share comes once, under its first key.
   */
  private Map<String, NDArray> arrays(Predicate<Parameter> which) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    Set<Parameter> once = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      if (which.test(parameter.getValue()) && once.add(parameter.getValue())) {
        arrays.put(parameter.getKey(), parameter.getValue().getArray());
      }
    }
    return arrays;
  }

  /** What the optimizer keeps beside the weights, or null: none yet, or an optimizer of others. */
  Slots slots() {
    return optimizer instanceof ElementwiseOptimizer ours ? ours.slots() : null;
  }

  /** Writes the numbers of an array over those of a weight, on whatever devices the two are. */
  static void copy(NDArray from, NDArray weight) {
    try (NoGradient off = new NoGradient()) {
      NDArray there = from.toDevice(weight.getDevice(), false);
      // Not copyTo: libtorch then prints a warning on standard error.
      weight.set(new NDIndex("..."), there);
      if (there != from) {
        there.close();
      }
    }
  }
}
