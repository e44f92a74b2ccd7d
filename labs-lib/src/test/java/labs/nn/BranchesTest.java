package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.OwnJvm;
import labs.train.Fit;
import labs.train.GradientTape;
import labs.train.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BranchesTest {
  private final NDManager manager = NDManager.newBaseManager();
  private int threads;

  @BeforeEach
  void remember() {
    threads = JniUtils.getNumThreads();
  }

  @AfterEach
  void putBack() {
    JniUtils.setNumThreads(threads);
    manager.close();
  }

  /** Two layers of branches above each other. */
  private static Network chain() {
    return compiled(
        new Network(
            new Shape(9),
            new Embedding(20, 6).maskZero(),
            new Bidirectional(new GRU(4).returnSequences()),
            new Bidirectional(new LSTM(3)),
            new Dense(1)));
  }

  /** The same with a way round each: gradients meet at each input, and a graph is walked twice. */
  private static Network graph() {
    Node ids = Node.input("ids", new Shape(9));
    Node words = ids.then(new Embedding(20, 6).maskZero());
    Node once = words.then(new Bidirectional(new GRU(4).returnSequences()));
    Node twice = once.then(new Bidirectional(new LSTM(3)));
    Node round = words.then(new GlobalMaxPooling1D());
    Node all = Node.of(new Concatenate(), twice, once.then(new GlobalMaxPooling1D()), round);
    return compiled(new Network(new Graph(List.of(ids), all.then(new Dense(1)))));
  }

  private static Network compiled(Network network) {
    network.compile("adam", "mean_squared_error");
    network.reset(5);
    return network;
  }

  private NDArray ids() {
    NDArray ids = manager.arange(8 * 9).mul(7).mod(20).reshape(8, 9);
    return ids.mul(ids.gt(3)).toType(DataType.INT32, false);
  }

  private NDArray answers() {
    return manager.arange(8f).reshape(8, 1).div(4);
  }

  /** All weights after three steps, and what the network then says. */
  private List<float[]> trained(Supplier<Network> made, int threads) {
    JniUtils.setNumThreads(threads);
    try (Network network = made.get()) {
      network.fit(ids(), answers(), Fit.epochs(3).batchSize(8));
      NDList results = new NDList(network.weights());
      results.add(network.predict(ids()));
      return results.stream().map(NDArray::toFloatArray).toList();
    }
  }

  @Test
  void aChainTrainsAsWithOneThreadToTheBit() {
    List<float[]> one = trained(BranchesTest::chain, 1);
    List<float[]> two = trained(BranchesTest::chain, 2);

    for (int i = 0; i < one.size(); i++) {
      assertThat(two.get(i)).containsExactly(one.get(i));
    }
  }

  @Test
  void aGraphTrainsAsWithOneThreadToTheBit() {
    List<float[]> one = trained(BranchesTest::graph, 1);
    List<float[]> two = trained(BranchesTest::graph, 2);

    for (int i = 0; i < one.size(); i++) {
      assertThat(two.get(i)).containsExactly(one.get(i));
    }
  }

  /** Each branch has two threads then, and the one that would calculate the half is busy. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBatchInABranchIsNotHalved() {
    List<float[]> one = trained(BranchesTest::chain, 1);
    List<float[]> four = trained(BranchesTest::chain, 4);

    for (int i = 0; i < one.size(); i++) {
      assertThat(four.get(i)).containsExactly(one.get(i));
    }
  }

  /** DJL's tape alone records one graph. */
  @Test
  void theGradientsAreThoseOfOneGraphToTheBit() {
    Sequential chain =
        new Sequential(
            new Embedding(20, 6).maskZero(),
            new Bidirectional(new LSTM(4).returnSequences()),
            new Bidirectional(new LSTM(3)),
            new Dense(1));
    chain.initialize(manager, DataType.FLOAT32, new Shape(8, 9));
    ParameterStore store = new ParameterStore(manager, false);
    JniUtils.setNumThreads(2);

    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(chain.forward(store, new NDList(ids()), true).head().square().sum());
    }
    List<float[]> one = gradients(chain);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph step = new CutGraph()) {
      NDArray loss = chain.forward(store, new NDList(ids()), true).head().square().sum();
      step.backward(tape, loss);
    }
    List<float[]> cut = gradients(chain);

    for (int i = 0; i < one.size(); i++) {
      assertThat(cut.get(i)).containsExactly(one.get(i));
    }
  }

  @Test
  void javaCalculatesWithDenormalsBesideThem() {
    JniUtils.setNumThreads(2);
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      Branches.of(manager.ones(new Shape(2, 3)), NDArray::square, NDArray::neg);
    } finally {
      JniUtils.setGradMode(before);
    }
    assertThat(Float.MIN_NORMAL / Integer.parseInt("2")).isNotZero();
  }

  /** More threads than cores, and OpenMP lets none of them wait awake: all networks are slower. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theOtherThreadStartsNoneForItself() throws Exception {
    assumeFalse(manager.getDevice().isGpu(), "a GPU calculates one after the other");
    ProcessBuilder builder = OwnJvm.of(List.of(), LargeBranches.class);
    builder.environment().put("OMP_NUM_THREADS", "2");

    Process process = builder.start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(said).filteredOn("labs-branch"::equals).hasSize(1);
  }

  /** Says the names of all threads after a step; a thread of OpenMP's has that of its starter. */
  static final class LargeBranches {
    public static void main(String[] arguments) throws IOException {
      try (Network network =
              compiled(
                  new Network(new Shape(9, 64), new Bidirectional(new GRU(64)), new Dense(1)));
          NDManager manager = NDManager.newBaseManager()) {
        NDArray x = manager.ones(new Shape(256, 9, 64));
        network.fit(x, manager.ones(new Shape(256, 1)), Fit.epochs(1).batchSize(256));
      }
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : threads.toList()) {
          System.out.println(Files.readString(thread.resolve("comm")).trim());
        }
      }
    }
  }

  private static List<float[]> gradients(Sequential chain) {
    return chain.getParameters().values().stream()
        .map(
            parameter -> {
              float[] gradient = parameter.getArray().getGradient().toFloatArray();
              JniUtils.zeroGrad((PtNDArray) parameter.getArray());
              return gradient;
            })
        .toList();
  }

  @Test
  void nothingStaysOfABranchIfTheOtherFails() {
    JniUtils.setNumThreads(2);
    NDArray x = manager.ones(new Shape(2, 3));
    int before = manager.getManagedArrays().size();

    for (int i = 0; i < 3; i++) {
      try (NDScope scope = new NDScope();
          GradientCollector tape = Engine.getInstance().newGradientCollector();
          CutGraph step = new CutGraph()) {
        scope.suppressNotUsedWarning();
        assertThatThrownBy(() -> Branches.of(x, NDArray::square, a -> a.matMul(a)))
            .isInstanceOf(EngineException.class);
      }
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  /** An array that a graph made has no gradient of its own: cut off, it has. */
  @Test
  void whileAStepIsOpenBothBranchesAreCutOff() {
    assumeFalse(manager.getDevice().isGpu(), "a GPU calculates one after the other");
    JniUtils.setNumThreads(2);
    NDArray w = manager.arange(6f).reshape(2, 3);
    w.setRequiresGradient(true);

    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph step = new CutGraph()) {
      NDList both = Branches.of(w.mul(2), x -> x.mul(3), NDArray::square); // 6 w and 4 w^2
      NDArray loss = both.get(0).add(both.get(1)).sum();
      assertThat(both).allMatch(NDArray::hasGradient);

      step.backward(tape, loss);
    }
    assertThat(w.getGradient().toFloatArray()).containsExactly(6, 14, 22, 30, 38, 46);
  }

  @Test
  void dataNeedNoGradient() {
    JniUtils.setNumThreads(2);
    NDArray w = manager.ones(new Shape(3));
    w.setRequiresGradient(true);

    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph step = new CutGraph()) {
      NDList both = Branches.of(manager.arange(3f), x -> x.mul(w), NDArray::square);

      step.backward(tape, both.get(0).sum()); // the other branch is left out
    }
    assertThat(w.getGradient().toFloatArray()).containsExactly(0, 1, 2);
  }

  @Test
  void aTapeSeesThroughBothBranches() {
    NDArray x = manager.randomUniform(-1, 1, new Shape(2, 5, 3));
    Bidirectional layer = new Bidirectional(new SimpleRNN(2));
    layer.initialize(manager, DataType.FLOAT32, x.getShape());
    JniUtils.setNumThreads(2);

    NDArray gradient = gradient(layer, x);

    float step = 1e-2f;
    for (int i = 0; i < x.size(); i++) {
      NDArray nudge = manager.eye((int) x.size()).get(i).reshape(x.getShape()).mul(step);
      float slope = (loss(layer, x.add(nudge)) - loss(layer, x.sub(nudge))) / (2 * step);
      assertThat(gradient.flatten().getFloat(i)).isCloseTo(slope, offset(2e-3f));
    }
  }

  private NDArray gradient(Bidirectional layer, NDArray x) {
    return GradientTape.record(() -> output(layer, x).square().sum(), x).gradients().head();
  }

  private float loss(Bidirectional layer, NDArray x) {
    return output(layer, x).square().sum().getFloat();
  }

  private NDArray output(Bidirectional layer, NDArray x) {
    return layer.forward(new ParameterStore(manager, false), new NDList(x), true).head();
  }

  @Test
  void aMistakeInTheInputIsToldInTheLayersWords() {
    NDArray x = manager.ones(new Shape(2, 5, 3));
    Bidirectional layer = new Bidirectional(new LSTM(2));
    layer.initialize(manager, DataType.FLOAT32, x.getShape());
    JniUtils.setNumThreads(2);

    assertThatThrownBy(() -> output(layer, manager.ones(new Shape(2, 5, 4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LSTM")
        .hasMessageContaining("(2, 5, 4)");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInAnOpenStepIsToldInTheLayersWordsToo(NDArray wrong, String part) {
    Bidirectional layer = new Bidirectional(new LSTM(2));
    layer.initialize(manager, DataType.FLOAT32, new Shape(2, 5, 3));
    NDArray weight = layer.getParameters().valueAt(0).getArray();
    JniUtils.setNumThreads(2);

    assertThatThrownBy(() -> GradientTape.record(() -> output(layer, wrong).sum(), weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LSTM")
        .hasMessageContaining(part);
  }

  private static Stream<Arguments> mistakes() {
    NDManager manager = NDManager.newBaseManager();
    return Stream.of(
        arguments(manager.ones(new Shape(2, 5, 4)), "(2, 5, 4)"),
        arguments(manager.ones(new Shape(2, 3)), "(2, 3)"),
        arguments(manager.create(1f), "()"));
  }

  /** They have no gradient: the branches read them one after the other, each in halves. */
  @Test
  void wholeNumbersAreReadInAnOpenStepToo() {
    Bidirectional layer = new Bidirectional(new LSTM(2));
    layer.initialize(manager, DataType.FLOAT32, new Shape(2, 5, 3));
    NDArray weight = layer.getParameters().valueAt(0).getArray();
    JniUtils.setNumThreads(2);

    NDArray floats = manager.arange(30f).reshape(2, 5, 3).mod(4);
    NDArray ints = floats.toType(DataType.INT32, true);
    List<float[]> gradients =
        Stream.of(floats, ints)
            .map(x -> GradientTape.record(() -> output(layer, x).sum(), weight))
            .map(recorded -> recorded.gradients().head().toFloatArray())
            .toList();
    assertThat(gradients.get(1)).containsExactly(gradients.get(0), offset(1e-6f));
  }
}
