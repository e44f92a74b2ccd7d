package labs.plot;

import ai.djl.ndarray.NDArray;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Points of many dimensions on a plane: their first two principal components, the two directions at
 * right angles along which they are spread most.
 */
public final class Projection {
  private Projection() {}

  /**
   * The places of points on the plane. Their mean is at the origin; of each direction's largest
   * component the sign is plus, so that the same points always give the same picture.
   *
   * @param points (n, dimension), n and dimension at least 2
   * @return n rows of two numbers: along the direction of the largest spread, and along the second
   * @throws IllegalArgumentException if the points have another shape
   */
  public static double[][] toPlane(NDArray points) {
    long[] shape = points.getShape().getShape();
    if (shape.length != 2 || shape[0] < 2 || shape[1] < 2) {
      throw new IllegalArgumentException(
          "Expected points of shape (n, dimension), each at least 2, received "
              + points.getShape());
    }
    RealMatrix centred = centred(points, (int) shape[0], (int) shape[1]);
    RealMatrix covariance = new Covariance(centred).getCovarianceMatrix();
    // Sorted: the largest eigenvalue first.
    EigenDecomposition directions = new EigenDecomposition(covariance);
    double[][] plane = new double[(int) shape[0]][2];
    for (int axis = 0; axis < 2; axis++) {
      double[] direction = directions.getEigenvector(axis).toArray();
      double sign = sign(direction);
      double[] along = centred.operate(direction);
      for (int i = 0; i < along.length; i++) {
        plane[i][axis] = sign * along[i];
      }
    }
    return plane;
  }

  private static RealMatrix centred(NDArray points, int n, int dimension) {
    Number[] numbers = points.toArray();
    double[][] rows = new double[n][dimension];
    double[] mean = new double[dimension];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < dimension; j++) {
        rows[i][j] = numbers[i * dimension + j].doubleValue();
        mean[j] += rows[i][j] / n;
      }
    }
    for (double[] row : rows) {
      for (int j = 0; j < dimension; j++) {
        row[j] -= mean[j];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static double sign(double[] direction) {
    double largest = 0;
    for (double component : direction) {
      // A little more than the last one: of two that are equal but for rounding, the first counts.
      if (Math.abs(component) > Math.abs(largest) * (1 + 1e-9)) {
        largest = component;
      }
    }
    return Math.signum(largest);
  }
}
