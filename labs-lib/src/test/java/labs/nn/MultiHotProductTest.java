package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.text.MultiHot;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sums where a one is, beside libtorch's product of all the numbers. Weights and gradients are
 * small multiples of 1/64, whose sums are exact: whatever the order, both must be equal.
 */
class MultiHotProductTest {
  private static final int WORDS = 300;

  private final NDManager manager = NDManager.newBaseManager();
  private ParameterStore store = new ParameterStore(manager, false);

  @AfterEach
  @AfterProperty
  void close() {
    manager.close();
  }

  private List<int[]> texts(Random random) {
    return Stream.generate(() -> random.ints(random.nextInt(60), 0, WORDS).toArray())
        .limit(1 + random.nextInt(20))
        .toList();
  }

  /** An array that is nothing but its numbers. */
  private NDArray allNumbers(List<int[]> texts) {
    NDArray x = manager.zeros(new Shape(texts.size(), WORDS));
    for (int row = 0; row < texts.size(); row++) {
      for (int id : texts.get(row)) {
        x.setScalar(new NDIndex(row, id), 1f);
      }
    }
    return x;
  }

  private NDArray sixtyFourths(Random random, Shape shape) {
    float[] numbers = new float[(int) shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (random.nextInt(129) - 64) / 64f;
    }
    return manager.create(numbers, shape);
  }

  private Dense dense(Random random) {
    Dense dense = new Dense(7);
    dense.initialize(manager, DataType.FLOAT32, new Shape(1, WORDS));
    for (Parameter parameter : dense.getParameters().values()) {
      sixtyFourths(random, parameter.getArray().getShape()).copyTo(parameter.getArray());
    }
    return dense;
  }

  private NDArray output(Block block, NDArray x) {
    return block.forward(store, new NDList(x), true).head();
  }

  /** The gradients of a weighted sum of what a block makes of x. */
  private List<float[]> gradients(Block block, NDArray x, NDArray factors, boolean ours) {
    return gradients(block, ours, () -> output(block, x).mul(factors).sum());
  }

  private List<float[]> gradients(Block block, boolean ours, Supplier<NDArray> recorded) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = ours ? new CutGraph() : null) {
      NDArray loss = recorded.get();
      if (ours) {
        graph.backward(tape, loss);
      } else {
        tape.backward(loss);
      }
      return block.getParameters().values().stream().map(this::gradient).toList();
    }
  }

  private float[] gradient(Parameter parameter) {
    try (NDArray gradient = JniUtils.getGradient((PtNDArray) parameter.getArray())) {
      float[] numbers = gradient == null ? new float[0] : gradient.toFloatArray();
      JniUtils.zeroGrad((PtNDArray) parameter.getArray());
      return numbers;
    }
  }

  @Property(tries = 60)
  void equalsTheProductOfAllNumbers(@ForAll Random random) {
    List<int[]> texts = texts(random);
    NDArray x = allNumbers(texts);
    NDArray sparse = MultiHot.encode(manager, texts, WORDS);
    Dense dense = dense(random);
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));

    JniUtils.setGradMode(false);
    assertThat(output(dense, sparse)).isEqualTo(output(dense, x));
    requireUnread(sparse);
    List<float[]> expected = gradients(dense, x, factors, true);
    assertThat(gradients(dense, sparse, factors, true))
        .usingRecursiveComparison()
        .isEqualTo(expected);
    requireUnread(sparse);
  }

  private static void requireUnread(NDArray sparse) {
    if (!sparse.getDevice().isGpu()) { // there it has all its numbers from the start
      assertThat(((MultiHotArray) sparse).ones()).as("its numbers were not asked for").isNotNull();
    }
  }

  /** On a tape that knows of no cut libtorch goes backward, through all the numbers. */
  @Test
  void aTapeOfDjlGetsItsGradients() {
    Random random = new Random(1);
    List<int[]> texts = texts(random);
    Dense dense = dense(random);
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));
    NDArray x = allNumbers(texts);
    NDArray sparse = MultiHot.encode(manager, texts, WORDS);
    assertThat(gradients(dense, sparse, factors, false))
        .usingRecursiveComparison()
        .isEqualTo(gradients(dense, x, factors, true));
  }

  /** Else the test above would compare libtorch with itself. */
  @Test
  void inAnOpenStepTheGraphIsCut() {
    assumeFalse(manager.getDevice().isGpu(), "a GPU multiplies all the numbers");
    Dense dense = dense(new Random(1));
    NDArray sparse = MultiHot.encode(manager, List.of(new int[] {1}), WORDS);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      tape.backward(output(dense, sparse).sum()); // which knows of no cut
      assertThat(gradient(dense.getParameters().get("weight"))).isEmpty();
    }
  }

  @Test
  void aFrozenWeightIsLeftAlone() {
    Random random = new Random(2);
    Dense dense = dense(random);
    dense.getParameters().get("weight").getArray().setRequiresGradient(false);
    NDArray sparse = MultiHot.encode(manager, List.of(new int[] {1}, new int[] {2}), WORDS);
    NDArray factors = sixtyFourths(random, new Shape(2, 7));
    float[] ofBias = factors.sum(new int[] {0}).toFloatArray();
    List<float[]> gradients = gradients(dense, sparse, factors, true);
    assertThat(gradients.get(0)).isEmpty();
    assertThat(gradients.get(1)).containsExactly(ofBias);
  }

  @Test
  void weightsMayBeComputed() {
    Random random = new Random(3);
    Dense dense = dense(random);
    List<int[]> texts = texts(random);
    store = new ComputedWeights(manager, weight -> weight.mul(0.5f));
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));
    NDArray x = allNumbers(texts);
    assertThat(gradients(dense, MultiHot.encode(manager, texts, WORDS), factors, true))
        .usingRecursiveComparison()
        .isEqualTo(gradients(dense, x, factors, true));
  }

  /** Frozen itself, and handed out as a product with what learns. */
  @Test
  void aWeightMayBeComputedFromWhatLearns() {
    Random random = new Random(4);
    Dense dense = dense(random);
    List<int[]> texts = texts(random);
    dense.getParameters().values().forEach(p -> p.getArray().setRequiresGradient(false));
    NDArray scale = manager.create(0.5f);
    scale.setRequiresGradient(true);
    store = new ComputedWeights(manager, weight -> weight.mul(scale));
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));
    List<float[]> gradients = new ArrayList<>();
    for (NDArray x : List.of(allNumbers(texts), MultiHot.encode(manager, texts, WORDS))) {
      gradients(dense, x, factors, true);
      try (NDArray gradient = JniUtils.getGradient((PtNDArray) scale)) {
        gradients.add(gradient.toFloatArray());
      }
      JniUtils.zeroGrad((PtNDArray) scale);
    }
    assertThat(gradients.get(1)).containsExactly(gradients.get(0)).doesNotContain(0);
  }

  @Test
  void aLayerMayReadTwoArrays() {
    Random random = new Random(5);
    Dense dense = dense(random);
    List<int[]> texts = texts(random);
    List<int[]> others = texts.stream().map(text -> Arrays.copyOf(text, text.length / 2)).toList();
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));
    NDArray x = allNumbers(texts);
    NDArray other = allNumbers(others);
    NDArray ones = MultiHot.encode(manager, texts, WORDS);
    NDArray otherOnes = MultiHot.encode(manager, others, WORDS);
    assertThat(gradients(dense, true, () -> twice(dense, ones, otherOnes).mul(factors).sum()))
        .usingRecursiveComparison()
        .isEqualTo(gradients(dense, true, () -> twice(dense, x, other).mul(factors).sum()));
  }

  private NDArray twice(Dense dense, NDArray x, NDArray other) {
    return output(dense, x).sub(output(dense, other));
  }

  /** As one does who keeps a network's output and no longer its input. */
  @Test
  void theInputsManagerAndScopeMayEndBeforeBackward() {
    Random random = new Random(6);
    Dense dense = dense(random);
    List<int[]> texts = texts(random);
    NDArray factors = sixtyFourths(random, new Shape(texts.size(), 7));
    List<float[]> expected = gradients(dense, allNumbers(texts), factors, true);
    assertThat(gradients(dense, true, () -> outputAlone(dense, texts).mul(factors).sum()))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  private NDArray outputAlone(Dense dense, List<int[]> texts) {
    try (NDManager inner = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray y = output(dense, MultiHot.encode(inner, texts, WORDS));
      NDScope.unregister(y);
      y.attach(manager);
      return y;
    }
  }
}
