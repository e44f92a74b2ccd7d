package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static NDArray through(Dropout layer, NDArray x, boolean training) {
    ParameterStore store = new ParameterStore(x.getManager(), false);
    return layer.forward(store, new NDList(x), training).head();
  }

  @Property(tries = 50)
  void dropsItsShareAndScalesTheRest(
      @ForAll @DoubleRange(max = 0.95) double rate, @ForAll @IntRange(max = 99) int seed) {
    try (NDManager manager = NDManager.newBaseManager()) {
      int size = 40_001;
      Dropout layer = new Dropout(rate);
      Dropout.seed(layer, seed);
      float[] y = through(layer, manager.ones(new Shape(1, size)), true).toFloatArray();
      int zeros = 0;
      for (float value : y) {
        zeros += value == 0 ? 1 : 0;
        assertThat(value == 0 || value == (float) (1 / (1 - rate))).isTrue();
      }
      double deviation = Math.sqrt(rate * (1 - rate) / size);
      assertThat(zeros / (double) size).isCloseTo(rate, within(6 * deviation));
    }
  }

  @Test
  void changesNothingOutsideTraining() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.arange(6f).reshape(2, 3);
      assertThat(through(new Dropout(0.5), x, false)).isEqualTo(x);
      assertThat(through(new Dropout(0), x, true)).isEqualTo(x);
      assertThat(new Dropout(0.5).getOutputShapes(new Shape[] {new Shape(7, 3, 2)}))
          .containsExactly(new Shape(7, 3, 2));
    }
  }

  @Test
  void drawsBySeedPlaceAndStepAlone() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(64));
      Dropout first = new Dropout(0.5);
      Dropout second = new Dropout(0.5);
      Sequential both = new Sequential(first, second);
      Dropout.seed(both, 3);
      float[] a = through(first, x, true).toFloatArray();
      float[] b = through(first, x, true).toFloatArray();
      assertThat(b).as("the next step").isNotEqualTo(a);
      assertThat(through(second, x, true).toFloatArray()).as("the next layer").isNotEqualTo(a);
      Dropout.seed(both, 4);
      assertThat(through(first, x, true).toFloatArray()).as("another seed").isNotEqualTo(a);

      Dropout.seed(both, 3);
      Engine.getInstance().setRandomSeed(5);
      assertThat(through(first, x, true).toFloatArray()).isEqualTo(a);
      through(first, x, false);
      manager.randomUniform(0, 1, new Shape(9));
      assertThat(through(first, x, true).toFloatArray()).isEqualTo(b);
    }
  }

  @Test
  void takesNothingFromTheEngine() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Engine.getInstance().setRandomSeed(5);
      float[] expected = manager.randomUniform(0, 1, new Shape(9)).toFloatArray();
      Engine.getInstance().setRandomSeed(5);
      through(new Dropout(0.5), manager.ones(new Shape(64)), true);
      assertThat(manager.randomUniform(0, 1, new Shape(9)).toFloatArray()).isEqualTo(expected);
    }
  }

  @Test
  void itsGradientIsWhatItMultipliedBy() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(8, 8));
      x.setRequiresGradient(true);
      NDArray y;
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        y = through(new Dropout(0.25), x, true);
        tape.backward(y.sum());
      }
      assertThat(x.getGradient().toFloatArray()).isEqualTo(y.toFloatArray());
    }
  }

  @Test
  void keepsTheMask() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(2, 3, 4));
      NDArray mask = manager.create(new boolean[] {true, true, false, true, false, false});
      mask = mask.reshape(2, 3);
      mask.setName(Mask.NAME);
      ParameterStore store = new ParameterStore(manager, false);
      for (boolean training : new boolean[] {true, false}) {
        NDList y = new Dropout(0.5).forward(store, new NDList(x, mask), training);
        assertThat(y).hasSize(2);
        assertThat(Mask.of(y)).isEqualTo(mask);
      }
    }
  }

  @Test
  void refusesARateThatIsNone() {
    assertThatThrownBy(() -> new Dropout(1)).hasMessageContaining("less than 1, received 1.0");
    assertThatThrownBy(() -> new Dropout(-0.1)).hasMessageContaining("received -0.1");
    assertThatThrownBy(() -> new Dropout(Double.NaN)).hasMessageContaining("received NaN");
  }
}
