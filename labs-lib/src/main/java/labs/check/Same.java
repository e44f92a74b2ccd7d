package labs.check;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/** Whether two values are the same to a student: type of number and rounding do not matter. */
final class Same {
  private static final double TOLERANCE = 1e-4;

  private Same() {}

  static boolean as(Object expected, Object received) {
    if (isWhole(expected) && isWhole(received)) {
      return ((Number) expected).longValue() == ((Number) received).longValue();
    }
    if (expected instanceof Number a && received instanceof Number b) {
      return close(a.doubleValue(), b.doubleValue());
    }
    if (expected instanceof NDArray a && received instanceof NDArray b) {
      return a.getShape().equals(b.getShape()) && sameElements(a.toArray(), b.toArray());
    }
    if (isSequence(expected) && isSequence(received)) {
      return sameElements(array(expected), array(received));
    }
    return Objects.equals(expected, received);
  }

  /** Counts are exact: with a tolerance, 652,449 parameters would pass for 652,513. */
  private static boolean isWhole(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  private static boolean sameElements(Object expected, Object received) {
    int length = Array.getLength(expected);
    if (length != Array.getLength(received)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!as(Array.get(expected, i), Array.get(received, i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isSequence(Object value) {
    return value instanceof List || (value != null && value.getClass().isArray());
  }

  static Object array(Object sequence) {
    return sequence instanceof List<?> list ? list.toArray() : sequence;
  }

  private static boolean close(double a, double b) {
    return a == b
        || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a))
        || (Double.isNaN(a) && Double.isNaN(b));
  }
}
