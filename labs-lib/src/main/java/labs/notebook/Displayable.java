package labs.notebook;

import java.util.Map;

/** A value that knows how a notebook shows it: as a cell's last expression or in a display call. */
public interface Displayable {
  /**
   * What to show, by MIME type; {@code text/plain} must be there. Values are Strings, finite
   * numbers, Booleans, and Maps and Lists of these.
   */
  Map<String, Object> bundle();
}
