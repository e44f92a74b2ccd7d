package labs.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of text cells: as HTML for the notebook, as aligned text for plain logs. */
public final class Grid implements Displayable {
  /** For the outermost tag: JupyterLab would make a formula of what stands between two dollars. */
  public static final String NO_FORMULA = "class=\"mathjax_ignore tex2jax_ignore\"";

  private final String caption;
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> numbers = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table; the caption says what it holds. */
  public Grid(String caption) {
    this.caption = caption;
  }

  /** Adds a column of words, aligned to the left. */
  public Grid column(String name) {
    return column(name, false);
  }

  /** Adds a column of numbers, aligned to the right. */
  public Grid numbers(String name) {
    return column(name, true);
  }

  Grid column(String name, boolean number) {
    names.add(name);
    numbers.add(number);
    return this;
  }

  /**
   * Adds a row: a cell for each column. Numbers are shown with the digits that a reader can use,
   * null and NaN as "-".
   */
  public Grid row(Object... cells) {
    if (cells.length != names.size()) {
      throw new IllegalArgumentException(
          "Expected "
              + names.size()
              + " cells, one for each of "
              + names
              + ", received "
              + cells.length);
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(text(cell));
    }
    rows.add(row);
    return this;
  }

  @Override
  public Map<String, Object> bundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", html());
    bundle.put("text/plain", toString());
    return bundle;
  }

  /** The table alone, as HTML with every text escaped. */
  public String html() {
    StringBuilder html = new StringBuilder("<table " + NO_FORMULA + ">\n<caption>");
    html.append(escape(caption)).append("</caption>\n<thead><tr>");
    for (int c = 0; c < names.size(); c++) {
      html.append("<th scope=\"col\"").append(style(c)).append(escape(names.get(c)));
      html.append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        html.append("<td").append(style(c)).append(escape(row.get(c))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>").toString();
  }

  /** The caption, the names, and a line for each row. */
  @Override
  public String toString() {
    List<List<String>> all = new ArrayList<>(List.of(names));
    all.addAll(rows);
    StringBuilder text = new StringBuilder(caption);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        String padding = " ".repeat(width - row.get(c).length());
        line.append(c == 0 ? "" : "  ");
        line.append(numbers.get(c) ? padding + row.get(c) : row.get(c) + padding);
      }
      text.append('\n').append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  private String style(int column) {
    return " style=\"text-align:" + (numbers.get(column) ? "right" : "left") + "\">";
  }

  /** A cell as it is shown: a dash for what is missing. */
  public static String text(Object cell) {
    if (cell == null
        || cell instanceof Double d && d.isNaN()
        || cell instanceof Float f && f.isNaN()) {
      return "-";
    }
    return cell instanceof Number n ? Numbers.of(n.doubleValue()) : cell.toString();
  }

  /** The characters that mean something in HTML, written so that they mean themselves. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
