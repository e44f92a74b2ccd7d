package labs.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The widgets that are open, each with the run that opened it, oldest first.
 *
 * <p>A page tells of each widget that it closes, but not that it is closed itself, or loaded again:
 * nobody can move its widgets any more then. So a run closes what earlier runs of its cell have
 * left, and the oldest of all if there are too many.
 */
final class OpenWidgets {
  static final int MOST = 100;

  private static final Map<WidgetModel, CellRun> OPEN = new LinkedHashMap<>();

  private OpenWidgets() {}

  static void add(WidgetModel widget, CellRun run) {
    List<WidgetModel> old = new ArrayList<>();
    synchronized (OPEN) {
      OPEN.forEach(
          (other, opened) -> {
            if (run.follows(opened) || OPEN.size() - old.size() >= MOST) {
              old.add(other);
            }
          });
      OPEN.put(widget, run);
    }
    // Each of them takes itself out.
    old.forEach(WidgetModel::close);
  }

  static void remove(WidgetModel widget) {
    synchronized (OPEN) {
      OPEN.remove(widget);
    }
  }
}
