package labs.data;

/** How many samples a fraction of a data set is. */
final class Fraction {
  private Fraction() {}

  static int of(int size, double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("expected a fraction from 0 to 1, received " + fraction);
    }
    return (int) Math.round(fraction * size);
  }
}
