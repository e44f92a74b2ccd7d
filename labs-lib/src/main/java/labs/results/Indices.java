package labs.results;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which samples a condition holds for, and for what share of them: NumPy's {@code flatnonzero(a ==
 * b)} and {@code mean(a == b)}.
 */
public final class Indices {
  private Indices() {}

  /**
   * The indices for which a condition holds, in their order.
   *
   * @param size looks at the indices 0 to size - 1
   */
  public static int[] where(int size, IntPredicate condition) {
    return IntStream.range(0, size).filter(condition).toArray();
  }

  /**
   * The share of indices for which a condition holds, from 0 to 1; NaN of none.
   *
   * @param size looks at the indices 0 to size - 1
   */
  public static double share(int size, IntPredicate condition) {
    return where(size, condition).length / (double) size;
  }

  /** The share of these indices for which a condition holds, from 0 to 1; NaN of none. */
  public static double share(int[] indices, IntPredicate condition) {
    return share(indices.length, i -> condition.test(indices[i]));
  }
}
