package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import labs.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseOptimizerTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** A transposed weight does not lie in order, so that operators must change it. */
  @ParameterizedTest
  @ValueSource(strings = {"adam", "rmsprop", "sgd"})
  void operatorsEqualKeras(String name) {
    Golden golden = Golden.load(manager, "optimizer_" + name);
    NDArray weight = notInOrder(golden.get("w0"));
    assertThat(FusedPass.fits(weight)).isFalse();
    ElementwiseOptimizer optimizer = of(name);
    for (int step = 0; step < 6; step++) {
      NDArray gradient = golden.get("g").get(step).duplicate();
      optimizer.update("w", weight, gradient);
      Golden.assertClose(weight, golden.get("w").get(step));
      assertThat(gradient.toFloatArray()).containsOnly(0f);
    }
  }

  /** Large enough for two threads, and no multiple of a block. */
  @ParameterizedTest
  @ValueSource(strings = {"adam", "rmsprop", "sgd"})
  void thePassEqualsTheOperators(String name) {
    assumeFalse(manager.getDevice().isGpu(), "a GPU has the operators alone");
    Shape shape = new Shape(541, 503);
    NDArray start = manager.randomNormal(shape);
    NDArray inOrder = start.duplicate();
    NDArray transposed = notInOrder(start);
    assertThat(FusedPass.fits(transposed)).isFalse();
    assertThat(FusedPass.fits(inOrder)).isTrue();
    ElementwiseOptimizer pass = of(name);
    ElementwiseOptimizer operators = of(name);
    for (int step = 0; step < 3; step++) {
      NDArray gradient = manager.randomNormal(shape);
      operators.update("w", transposed, gradient.duplicate());
      pass.update("w", inOrder, gradient);
      assertThat(gradient.abs().max().getFloat()).isZero();
    }
    Golden.assertClose(inOrder, transposed);
    assertThat(inOrder.sub(start).abs().max().getFloat()).isGreaterThan(0.001f);
  }

  /** A manager that lists nothing, as that of a detached array, tells nothing of a copy either. */
  @Test
  void aDetachedWeightThatDoesNotLieInOrderIsMoved() {
    try (NDArray weight = notInOrder(manager.ones(new Shape(3, 2)))) {
      weight.detach();
      assertThat(FusedPass.fits(weight)).isFalse();
      new SGD(0.5).update("w", weight, manager.ones(new Shape(3, 2)));
      assertThat(weight.toFloatArray()).containsOnly(0.5f);
    }
  }

  /** Nothing but the slots may stay in the weight's manager. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsNoArrays(boolean inOrder) {
    NDArray weight = manager.ones(new Shape(3, 2));
    if (!inOrder) {
      weight = weight.transpose();
    }
    NDArray gradient = manager.ones(weight.getShape());
    Adam adam = new Adam();
    adam.update("w", weight, gradient);
    int arrays = manager.getManagedArrays().size();
    adam.update("w", weight, gradient);
    assertThat(manager.getManagedArrays()).hasSize(arrays);
  }

  /** A training loop of one's own may put each step into a scope, the first one included. */
  @Test
  void goesOnAfterTheScopeOfItsFirstStep() {
    NDArray alone = manager.ones(new Shape(2));
    NDArray inScopes = manager.ones(new Shape(2));
    Adam adam = new Adam(0.1);
    for (int step = 0; step < 3; step++) {
      adam.update("alone", alone, manager.ones(new Shape(2)));
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        adam.update("in scopes", inScopes, manager.ones(new Shape(2)));
      }
    }
    assertThat(inScopes).isEqualTo(alone);
    assertThat(alone.getFloat(0)).isCloseTo(0.7f, within(1e-5f));
  }

  private NDArray notInOrder(NDArray array) {
    NDArray transposed = array.transpose();
    return manager.create(transposed.toFloatArray(), transposed.getShape()).transpose();
  }

  private static ElementwiseOptimizer of(String name) {
    return switch (name) {
      case "adam" -> new Adam(0.01);
      case "rmsprop" -> new RMSprop(0.01);
      default -> new SGD(0.01);
    };
  }
}
