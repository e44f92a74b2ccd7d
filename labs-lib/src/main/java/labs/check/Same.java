package labs.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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

  /**
   * Where two values that are not the same first differ.
   *
   * @param place in words, such as "at [3][0]" or "from character 7"; empty if it is the whole
   */
  record Difference(String place, Object expected, Object received) {}

  static Difference difference(Object expected, Object received) {
    return difference("", expected, received);
  }

  private static Difference difference(String place, Object expected, Object received) {
    if (expected instanceof String a && received instanceof String b) {
      int i = 0;
      while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
        i++;
      }
      String from = (place + " from character " + i).strip();
      return new Difference(from, a.substring(i), b.substring(i));
    }
    Object these = elements(expected);
    Object those = elements(received);
    if (these != null && those != null && Array.getLength(these) == Array.getLength(those)) {
      for (int i = 0; i < Array.getLength(these); i++) {
        if (!as(Array.get(these, i), Array.get(those, i))) {
          String at = place.isEmpty() ? "at " : place;
          at += expected instanceof NDArray array ? place(i, array.getShape()) : "[" + i + "]";
          return difference(at, Array.get(these, i), Array.get(those, i));
        }
      }
    }
    return new Difference(place, expected, received);
  }

  /** The place of the number that is the i-th in the row of all. */
  private static String place(long i, Shape shape) {
    String place = "";
    for (int axis = shape.dimension() - 1; axis >= 0; axis--) {
      place = "[" + i % shape.get(axis) + "]" + place;
      i /= shape.get(axis);
    }
    return place;
  }

  /** The elements of an array, a list or an NDArray, these in one row; null if it is none. */
  private static Object elements(Object value) {
    if (value instanceof NDArray array) {
      return array.toArray();
    }
    return isSequence(value) ? array(value) : null;
  }

  private static boolean close(double a, double b) {
    return a == b
        || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a)) && Double.isFinite(a)
        || (Double.isNaN(a) && Double.isNaN(b));
  }
}
