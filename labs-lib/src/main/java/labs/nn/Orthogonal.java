package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/**
 * Keras's {@code orthogonal}: the Q of a normal matrix's QR decomposition, with a positive diagonal
 * in R (Saxe et al., 2013). A state that such a matrix multiplies keeps its length.
 *
 * <p>For (rows, columns) with rows at least columns, as the recurrent weights are: all columns have
 * length 1 and are at right angles to each other.
 */
final class Orthogonal implements Initializer {

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType type) {
    int rows = (int) shape.get(0);
    int columns = (int) shape.get(1);
    float[] drawn;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray normal = manager.randomNormal(shape);
      drawn = normal.toFloatArray();
    }
    double[][] q = new double[columns][rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        q[c][r] = drawn[r * columns + c];
      }
      // Gram and Schmidt's way; the second pass removes what rounding left in the first.
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < c; before++) {
          add(q[c], -dot(q[c], q[before]), q[before]);
        }
      }
      double length = Math.sqrt(dot(q[c], q[c]));
      for (int r = 0; r < rows; r++) {
        q[c][r] /= length;
        drawn[r * columns + c] = (float) q[c][r];
      }
    }
    return manager.create(drawn, shape).toType(type, false);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }
}
