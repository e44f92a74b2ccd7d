package labs.check;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.Array;
import java.util.Locale;
import java.util.StringJoiner;

/** A value as a message shows it: short, with the length or shape of what is left out. */
final class Shown {
  private static final int ELEMENTS = 12;
  private static final int CHARACTERS = 160;

  private Shown() {}

  static String of(Object value) {
    if (value instanceof NDArray array) {
      return "NDArray of shape " + array.getShape() + " " + elements(array.toArray());
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1e9
          ? String.format(Locale.ROOT, "%.0f", number)
          : String.format(Locale.ROOT, "%.4f", number);
    }
    if (value instanceof String text) {
      return '"' + shortened(text) + '"';
    }
    if (Same.isSequence(value)) {
      return elements(Same.array(value));
    }
    return shortened(String.valueOf(value));
  }

  /**
   * A value beside another one of which a message would show the same: with the part at which they
   * differ.
   */
  static String of(Object value, Object other, Object part, String place) {
    String shown = of(value);
    return shown.equals(of(other)) && !place.isEmpty()
        ? shown + ", and " + of(part) + " " + place
        : shown;
  }

  private static String elements(Object array) {
    int length = Array.getLength(array);
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < Math.min(length, ELEMENTS); i++) {
      text.add(of(Array.get(array, i)));
    }
    return length > ELEMENTS
        ? text.add("...").toString() + " (" + String.format(Locale.ROOT, "%,d", length) + " in all)"
        : text.toString();
  }

  private static String shortened(String text) {
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "...";
  }
}
