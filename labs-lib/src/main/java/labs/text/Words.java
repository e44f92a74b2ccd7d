package labs.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text's words as Keras's TextVectorization makes them: ASCII letters lower-cased, ASCII
 * punctuation dropped (not replaced: "stop-me" is one word), split at ASCII whitespace. Every other
 * character stays as it is: É is not é, and a no-break space parts no words.
 */
final class Words {
  private Words() {}

  /** Throws if there is nothing to make an array of. */
  static void requireTexts(List<?> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "encode expected at least one text, received an empty list");
    }
  }

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        word.append((char) (c + 'a' - 'A'));
      } else if (c == ' ' || c >= '\t' && c <= '\r') {
        end(word, words);
      } else if (!isPunctuation(c)) {
        word.append(c);
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isPunctuation(char c) {
    return c >= '!' && c <= '/'
        || c >= ':' && c <= '@'
        || c >= '[' && c <= '`'
        || c >= '{' && c <= '~';
  }

  /** The order of code points, which is that of UTF-8's bytes; String's own is that of UTF-16. */
  static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
