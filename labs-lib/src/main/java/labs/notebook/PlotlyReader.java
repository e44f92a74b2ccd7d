package labs.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what Tablesaw's jsplot writes: JavaScript for an older Plotly. Titles become {@code {text:
 * ...}}, numbers written as text become numbers, and NaN becomes null.
 */
final class PlotlyReader {
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  /** What stays text even if it looks like a number. */
  private static final Set<String> WORDS =
      Set.of("title", "text", "name", "labels", "ticktext", "tickprefix", "ticksuffix");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
  private static final Set<String> NO_NUMBER = Set.of("NaN", "null", "Infinity", "-Infinity");

  private PlotlyReader() {}

  /** From {@code var name = {...};} to a map of values that a kernel can send. */
  static Map<String, Object> read(String javascript) {
    String object = javascript.substring(javascript.indexOf('{'), javascript.lastIndexOf('}') + 1);
    try {
      return map(LENIENT.readValue(object, Map.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the figure that Tablesaw wrote: " + object, e);
    }
  }

  private static Map<String, Object> map(Map<?, ?> from) {
    Map<String, Object> map = new LinkedHashMap<>();
    from.forEach((key, value) -> map.put((String) key, value((String) key, value)));
    if (map.get("title") instanceof String text) {
      Map<String, Object> title = new LinkedHashMap<>(Map.of("text", text));
      if (map.remove("titlefont") instanceof Map<?, ?> font) {
        title.put("font", font);
      }
      map.put("title", title);
    }
    return map;
  }

  private static Object value(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof List<?> list) {
      boolean numbers = !WORDS.contains(key) && allNumbers(list);
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(numbers ? number(v) : v instanceof List ? value(key, v) : v));
      copy.replaceAll(v -> v instanceof String text ? escape(text) : v);
      return copy;
    } else if (value instanceof String text) {
      String plain = text.replace("&#39;", "'").replace("&quot;", "\"");
      return WORDS.contains(key) ? plain.replaceAll("\\R", "<br>") : scalar(plain);
    }
    return number(value);
  }

  /** Categories and names of points are words, but Plotly would read the markup in them. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Object scalar(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> NUMBER.matcher(text).matches() ? Double.valueOf(text) : text;
    };
  }

  /** Numbers, written as such or as text, some of them missing, or all of them not a number. */
  private static boolean allNumbers(List<?> list) {
    return list.stream().anyMatch(v -> number(v) instanceof Number || "NaN".equals(v))
        && list.stream().allMatch(v -> !(number(v) instanceof String) && !(v instanceof List));
  }

  private static Object number(Object value) {
    if (value instanceof String text) {
      return NO_NUMBER.contains(text)
          ? null
          : NUMBER.matcher(text).matches() ? Double.valueOf(text) : text;
    }
    return value instanceof Double d && !Double.isFinite(d) ? null : value;
  }
}
