package labs.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private final NDManager manager = NDManager.newBaseManager();

  /** Three dimensions, and by hand: the second has the largest spread, then the third. */
  @Test
  void directionsOfTheLargestSpreadComeFirst() {
    NDArray points =
        manager.create(
            new float[][] {
              {0, 10, 1}, {0, -10, 1}, {0, 0, 4}, {0, 0, -2}, {.1f, 0, 1}, {-.1f, 0, 1}
            });
    double[][] plane = Projection.toPlane(points);
    double[][] expected = {{10, 0}, {-10, 0}, {0, 3}, {0, -3}, {0, 0}, {0, 0}};
    for (int i = 0; i < expected.length; i++) {
      assertThat(plane[i]).containsExactly(expected[i], within(1e-6));
    }
  }

  /**
   * numpy 2: {@code x = [[2, 0, 1], [1, 3, 0], [4, 1, 5], [0, 2, 2]]; x -= x.mean(0); u, s, v =
   * np.linalg.svd(x)}, each row of v with the sign that makes its largest component positive, then
   * {@code x @ v[:2].T}.
   */
  @Test
  void agreesWithNumpy() {
    NDArray points = manager.create(new float[][] {{2, 0, 1}, {1, 3, 0}, {4, 1, 5}, {0, 2, 2}});
    double[][] plane = Projection.toPlane(points);
    double[][] expected = {
      {-0.220945, -1.786992}, {-2.378797, 0.390417}, {3.745759, 0.436323}, {-1.146017, 0.960252}
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(plane[i]).containsExactly(expected[i], within(1e-5));
    }
  }

  @Test
  void pointsOnALineHaveNoSecondSpread() {
    double[][] plane =
        Projection.toPlane(manager.create(new float[][] {{0, 0, 0}, {1, 2, 2}, {2, 4, 4}}));
    for (int i = 0; i < 3; i++) {
      assertThat(plane[i]).containsExactly(new double[] {3 * (i - 1), 0}, within(1e-6));
    }
  }

  @Test
  void otherShapesAreRefused() {
    for (Shape shape : new Shape[] {new Shape(4), new Shape(1, 3), new Shape(3, 1)}) {
      assertThatThrownBy(() -> Projection.toPlane(manager.zeros(shape)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(n, dimension), each at least 2, received " + shape);
    }
  }
}
