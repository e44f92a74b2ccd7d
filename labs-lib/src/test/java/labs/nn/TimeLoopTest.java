package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loops of this library, and libtorch's over halves of a batch ({@link Halves}), beside
 * libtorch's over all of it; finite differences check them in GradientTest.
 */
class TimeLoopTest {
  private final NDManager manager = NDManager.newBaseManager();
  private int threads;

  @BeforeEach
  void two() {
    Engine.getInstance(); // its library is not loaded before
    threads = JniUtils.getNumThreads();
    JniUtils.setNumThreads(2);
  }

  @AfterEach
  void close() {
    JniUtils.setNumThreads(threads);
    manager.close();
  }

  static Stream<Recurrent> layers() {
    return Stream.of(
        new SimpleRNN(5),
        new SimpleRNN(5).returnSequences(),
        new GRU(5),
        new GRU(5).returnSequences(),
        new LSTM(5),
        new LSTM(5).returnSequences());
  }

  private NDArray batch() {
    return manager.arange(7 * 150 * 3f).mul(0.7f).sin().reshape(7, 150, 3);
  }

  private List<NDArray> weights(Recurrent layer) {
    layer.initialize(manager, DataType.FLOAT32, new Shape(7, 150, 3));
    List<NDArray> weights =
        layer.getParameters().values().stream().map(parameter -> parameter.getArray()).toList();
    NDArray bias = weights.get(2);
    bias.addi(manager.arange((float) bias.size()).div(20).reshape(bias.getShape()));
    return weights;
  }

  private NDArray loss(Recurrent layer, NDArray... inputs) {
    NDArray y = layer.forward(new ParameterStore(manager, false), new NDList(inputs), true).head();
    NDArray factors = manager.arange((float) y.size()).cos().reshape(y.getShape());
    return y.mul(factors).sum();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLoopEqualsLibtorchs(Recurrent layer) {
    equalsLibtorchs(layer, batch());
  }

  /** Each sample has padding of its own, in front, one nothing else. */
  @ParameterizedTest
  @MethodSource("layers")
  void aLoopOverRealStepsEqualsLibtorchs(Recurrent layer) {
    NDArray lengths = manager.create(new float[] {150, 3, 70, 149, 0, 1, 100}, new Shape(7, 1));
    NDArray mask = manager.arange(150f).reshape(1, 150).gte(lengths.neg().add(150));
    mask.setName("mask");
    equalsLibtorchs(layer, batch(), mask);
  }

  private void equalsLibtorchs(Recurrent layer, NDArray... inputs) {
    List<NDArray> weights = weights(layer);
    NDArray x = inputs[0];
    x.setRequiresGradient(true);
    float theirs;
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray loss = loss(layer, inputs);
      tape.backward(loss);
      theirs = loss.getFloat();
    }
    List<NDArray> leaves = Stream.concat(Stream.of(x), weights.stream()).toList();
    List<float[]> gradients = gradients(leaves);

    float ours;
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      NDArray loss = loss(layer, inputs);
      graph.backward(tape, loss);
      ours = loss.getFloat();
    }

    assertThat(ours).isCloseTo(theirs, offset(1e-4f));
    List<float[]> both = gradients(leaves); // theirs, and ours added to them
    for (int i = 0; i < leaves.size(); i++) {
      for (int k = 0; k < both.get(i).length; k++) {
        float theirGradient = gradients.get(i)[k];
        assertThat(both.get(i)[k] - theirGradient)
            .as("%s, element %d", leaves.get(i).getName(), k)
            .isCloseTo(theirGradient, offset(2e-4f * Math.max(1, Math.abs(theirGradient))));
      }
    }
  }

  private static List<float[]> gradients(List<NDArray> leaves) {
    return leaves.stream().map(leaf -> leaf.getGradient().toFloatArray()).toList();
  }

  /** Else the test above would compare libtorch's loop with itself. */
  @ParameterizedTest
  @MethodSource("layers")
  void inAnOpenStepTheGraphIsCut(Recurrent layer) {
    assumeFalse(manager.getDevice().isGpu(), "a GPU has libtorch's loops");
    weights(layer);
    NDArray x = batch();
    x.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      tape.backward(loss(layer, x)); // which knows of no cut
    }
    assertThat(JniUtils.getGradient((PtNDArray) x)).isNull();
  }

  /** Where it is the network's last layer, its output is measured after backward. */
  @ParameterizedTest
  @MethodSource("layers")
  void whatIsHandedOnMayBeReadLaterAndClosedBefore(Recurrent layer) {
    List<NDArray> weights = weights(layer);
    ParameterStore store = new ParameterStore(manager, false);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      NDArray y = layer.forward(store, new NDList(batch()), true).head();
      NDArray other = layer.forward(store, new NDList(batch()), true).head();
      NDArray loss = y.add(other).sum();
      other.close();

      graph.backward(tape, loss);

      assertThat(y.toFloatArray()).hasSize((int) y.size());
    }
    assertThat(weights.get(1).getGradient().abs().max().getFloat()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerMayBeCalledInAScopeOfItsOwn(Recurrent layer) {
    List<NDArray> weights = weights(layer);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      NDArray loss;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        loss = loss(layer, batch());
        NDScope.unregister(loss);
      }
      graph.backward(tape, loss);
    }
    assertThat(weights).allMatch(weight -> weight.getGradient().abs().max().getFloat() > 0);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void weightsMayBeComputed(Recurrent layer) {
    NDArray weight = weights(layer).get(1);
    ParameterStore halves = new ComputedWeights(manager, w -> w.mul(0.5f));
    List<float[]> gradients = new ArrayList<>();
    for (boolean cut : new boolean[] {false, true}) {
      JniUtils.zeroGrad((PtNDArray) weight);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector();
          CutGraph graph = cut ? new CutGraph() : null) {
        NDArray loss = layer.forward(halves, new NDList(batch()), true).head().sum();
        if (cut) {
          graph.backward(tape, loss);
        } else {
          tape.backward(loss);
        }
      }
      gradients.add(weight.getGradient().toFloatArray());
    }
    assertThat(gradients.get(1)).containsExactly(gradients.get(0), offset(1e-4f));
  }

  /** Frozen itself, and handed out as a product with what learns. */
  @ParameterizedTest
  @MethodSource("layers")
  void aWeightMayBeComputedFromWhatLearns(Recurrent layer) {
    weights(layer).forEach(weight -> weight.setRequiresGradient(false));
    NDArray scale = manager.create(0.5f);
    scale.setRequiresGradient(true);
    ParameterStore scaled = new ComputedWeights(manager, weight -> weight.mul(scale));
    float[] gradients = new float[2];
    for (int cut = 0; cut < 2; cut++) {
      JniUtils.zeroGrad((PtNDArray) scale);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector();
          CutGraph graph = cut == 1 ? new CutGraph() : null) {
        NDArray loss = layer.forward(scaled, new NDList(batch()), true).head().sum();
        if (cut == 1) {
          graph.backward(tape, loss);
        } else {
          tape.backward(loss);
        }
      }
      gradients[cut] = scale.getGradient().getFloat();
    }
    assertThat(gradients[1]).isNotZero().isCloseTo(gradients[0], offset(1e-3f));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void frozenWeightsGetNoGradient(Recurrent layer) {
    List<NDArray> weights = weights(layer);
    layer.freezeParameters(true);
    weights.forEach(weight -> weight.setRequiresGradient(false));
    NDArray x = batch();
    x.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      graph.backward(tape, loss(layer, x));
    }
    assertThat(x.getGradient().abs().max().getFloat()).isPositive();
    assertThat(weights).allMatch(weight -> JniUtils.getGradient((PtNDArray) weight) == null);
  }

  /** Each sample gives what it gives alone, of which there are no halves. */
  @Test
  void halvesStandInTheirOrder() {
    LSTM layer = new LSTM(5);
    weights(layer);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      ParameterStore store = new ParameterStore(manager, false);
      NDArray all = layer.forward(store, new NDList(batch()), true).head();
      for (int i = 0; i < 7; i++) {
        NDArray sample = batch().get(new NDIndex("{}:{}", i, i + 1));
        NDArray alone = layer.forward(store, new NDList(sample), true).head();
        assertThat(all.get(i).toFloatArray())
            .containsExactly(alone.get(0).toFloatArray(), offset(1e-6f));
      }
    }
  }

  /** With its gradients, after a loss that does not depend on it, and after a failure. */
  @ParameterizedTest
  @MethodSource("layers")
  void nothingStaysBehind(Recurrent layer) {
    weights(layer);
    NDArray x = batch();
    for (int i = 0; i < 3; i++) {
      int before = manager.getManagedArrays().size();
      try (NDScope scope = new NDScope();
          GradientCollector tape = Engine.getInstance().newGradientCollector();
          CutGraph graph = new CutGraph()) {
        scope.suppressNotUsedWarning();
        NDArray loss = loss(layer, x);
        if (i == 1) {
          NDArray other = manager.ones(new Shape(2));
          other.setRequiresGradient(true);
          loss = other.sum();
        }
        if (i < 2) {
          graph.backward(tape, loss);
        }
      }
      assertThat(manager.getManagedArrays()).as("pass %d", i).hasSize(before);
    }
  }
}
