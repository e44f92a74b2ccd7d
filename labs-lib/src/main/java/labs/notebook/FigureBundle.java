package labs.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A Tablesaw figure as JupyterLab draws it. Tablesaw writes JavaScript for an older Plotly: titles
 * become {@code {text: ...}}, numbers written as text become numbers, and NaN becomes null.
 */
final class FigureBundle {
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private FigureBundle() {}

  static Map<String, Object> of(Figure figure) {
    List<Map<String, Object>> traces = new ArrayList<>();
    Trace[] all = figure.getTraces();
    for (int i = 0; i < all.length; i++) {
      traces.add(parse(all[i].asJavascript(i)));
    }
    Map<String, Object> layout =
        figure.getLayout() == null
            ? new LinkedHashMap<>()
            : parse(figure.getLayout().asJavascript());
    FigureStyle.apply(layout);
    Map<String, Object> plotly = new LinkedHashMap<>();
    plotly.put("data", traces);
    plotly.put("layout", layout);
    plotly.put("config", Map.of("responsive", true, "displaylogo", false));
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("application/vnd.plotly.v1+json", plotly);
    bundle.put("text/plain", FigureSummary.of(traces, layout));
    return bundle;
  }

  /** From {@code var name = {...};} to a map of values that a kernel can send. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> parse(String javascript) {
    String object = javascript.substring(javascript.indexOf('{'), javascript.lastIndexOf('}') + 1);
    try {
      return (Map<String, Object>) clean(LENIENT.readValue(object, Map.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the figure that Tablesaw wrote: " + object, e);
    }
  }

  private static Object clean(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put((String) k, clean(v)));
      if (copy.get("title") instanceof String title) {
        copy.put("title", new LinkedHashMap<>(Map.of("text", title)));
      }
      return copy;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(clean(v)));
      return copy;
    }
    return value instanceof Double d && !Double.isFinite(d) ? null : value;
  }
}
