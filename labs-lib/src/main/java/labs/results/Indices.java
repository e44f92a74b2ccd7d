package labs.results;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which samples a condition holds for, for what share of them, and in which order a value puts
 * them: NumPy's {@code flatnonzero(a == b)}, {@code mean(a == b)} and {@code argsort(a)}.
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

  /**
   * The indices 0 to size - 1 in the order of a value, the smallest first; of equal ones the first
   * stays the first.
   */
  public static int[] sorted(int size, IntToDoubleFunction value) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingDouble(value::applyAsDouble))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
