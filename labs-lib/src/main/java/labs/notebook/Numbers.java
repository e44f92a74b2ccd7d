package labs.notebook;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers and times with as many digits as a reader can use. */
public final class Numbers {
  private Numbers() {}

  /** Whole numbers whole, from 10,000 with commas; others to four digits and four decimals. */
  public static String of(double x) {
    double size = Math.abs(x);
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "not a number" : x > 0 ? "infinite" : "-infinite";
    } else if (x == Math.rint(x) && size < 1e15) {
      return format(size < 10_000 ? "%.0f" : "%,.0f", x == 0 ? 0 : x);
    } else if (size >= 10_000) {
      return format("%,.0f", x);
    } else if (size >= 100) {
      return format("%.1f", x);
    }
    String places = size >= 10 ? "%.2f" : size >= 1 ? "%.3f" : "%.4f";
    return format(size >= 0.001 ? places : "%.2e", x);
  }

  /** A number that somebody chose, such as a threshold: as it was written. */
  public static String asWritten(double x) {
    if (x == Math.rint(x) || !Double.isFinite(x)) {
      return of(x);
    }
    // Double.toString writes 0.0001 as 1.0E-4.
    return new BigDecimal(Double.toString(x)).stripTrailingZeros().toPlainString();
  }

  /** A time such as "3.2 s", "41 s", "2 min 5 s" or "1 h 20 min". */
  public static String seconds(double seconds) {
    if (seconds < 9.95) {
      return format("%.1f s", seconds);
    }
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  /** A count of a unit, such as "2,000 steps"; bytes ("B") in the unit that fits. */
  public static String count(long n, String unit) {
    if (!unit.equals("B")) {
      return format("%,d ", n) + unit;
    }
    if (n < 1_000) {
      return n + " B";
    }
    return n < 1_000_000
        ? format("%.0f kB", n / 1e3)
        : n < 1_000_000_000 ? format("%.1f MB", n / 1e6) : format("%.2f GB", n / 1e9);
  }

  private static String format(String pattern, Object x) {
    return String.format(Locale.ROOT, pattern, x);
  }
}
