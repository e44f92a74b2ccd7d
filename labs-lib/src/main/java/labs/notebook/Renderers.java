package labs.notebook;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** From a value to what a notebook shows of it. */
final class Renderers {
  /** The types that the kernels learn to show. */
  static final List<Class<?>> TYPES = List.of(Displayable.class, Figure.class, Table.class);

  private Renderers() {}

  static Map<String, Object> bundle(Object value) {
    if (value instanceof Displayable displayable) {
      return displayable.bundle();
    } else if (value instanceof Figure figure) {
      return FigureBundle.of(figure);
    } else if (value instanceof Table table) {
      return TableBundle.of(table);
    }
    return Map.of("text/plain", String.valueOf(value));
  }
}
