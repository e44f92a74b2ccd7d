package labs.notebook;

import java.util.Map;

/**
 * A run of a cell.
 *
 * @param cell the page's name of the cell, or null: not every page tells it
 * @param request the id of the message that asked for the run; empty if there is none
 */
record CellRun(String cell, String request) {
  static final CellRun NONE = new CellRun(null, "");

  /** By the message that asked for it: its id, and its metadata. */
  static CellRun of(String request, Map<String, Object> metadata) {
    // JupyterLab's word; Jupyter's protocol leaves metadata to the pages.
    return new CellRun(metadata.get("cellId") instanceof String cell ? cell : null, request);
  }

  /** Whether it is a later run of the same cell. */
  boolean follows(CellRun earlier) {
    return cell != null && cell.equals(earlier.cell) && !request.equals(earlier.request);
  }
}
