package labs.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labs.notebook.Displayable;
import labs.notebook.Grid;
import labs.notebook.SampleData;

/**
 * A lab's results table: what was measured here, what was published, and what must hold. As a
 * cell's last expression it is shown, and kept as JSON in the workspace (see {@link ResultsFile}).
 *
 * <pre>{@code
 * var results = new Results("01-bag-of-words");
 * results.add("test accuracy", accuracy).published("0.8787").atLeast(0.87);
 * results.model("16, 16, relu", 160_305, 1.4, accuracy);
 * results
 * }</pre>
 */
public final class Results implements Displayable {
  private final String lab;
  private final RunMode mode;
  private final Map<String, Measured> figures = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> models = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param lab the notebook's name without its ending, such as "01-bag-of-words"
   */
  public Results(String lab) {
    this(lab, RunMode.current());
  }

  Results(String lab, RunMode mode) {
    if (!lab.matches("[\\w-]+")) {
      throw new IllegalArgumentException(
          "Expected a lab's name such as 01-bag-of-words, received '" + lab + "'");
    }
    this.lab = lab;
    this.mode = mode;
  }

  /** Adds a figure, or measures it anew. What was published and what must hold is chained to it. */
  public Measured add(String name, double measured) {
    Measured entry = new Measured(name, measured);
    figures.put(name, entry);
    return entry;
  }

  /** Adds a trained model, for comparison with those of other labs, or measures it anew. */
  public Results model(String name, long parameters, double secondsPerEpoch, double accuracy) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", name);
    model.put("parameters", parameters);
    model.put("seconds_per_epoch", Measured.finite(secondsPerEpoch));
    model.put("accuracy", Measured.finite(accuracy));
    models.put(name, model);
    return this;
  }

  /** The tables, and the same as {@code application/vnd.labs.results+json}. */
  @Override
  public Map<String, Object> bundle() {
    String kept = ResultsFile.keep(System.getenv("LABS_WORKSPACE"), lab, mode, json());
    List<Grid> grids = grids();
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("application/vnd.labs.results+json", json());
    String note = kept.isEmpty() ? "" : "<p>" + Grid.escape(kept) + "</p>";
    bundle.put("text/html", join(grids.stream().map(Grid::html).toList(), note));
    bundle.put("text/plain", join(grids.stream().map(Grid::toString).toList(), kept));
    return bundle;
  }

  @Override
  public String toString() {
    return join(grids().stream().map(Grid::toString).toList(), "");
  }

  /** What the runner collects; a null stands for "none" and for a measured NaN. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lab", lab);
    json.put("mode", mode.name().toLowerCase(Locale.ROOT));
    json.put("figures", figures.values().stream().map(e -> e.json(judged())).toList());
    json.put("models", models());
    return json;
  }

  String lab() {
    return lab;
  }

  RunMode mode() {
    return mode;
  }

  /** The models trained, a map each as in {@link #json}. */
  List<Map<String, Object>> models() {
    return List.copyOf(models.values());
  }

  private boolean judged() {
    return mode == RunMode.FULL && !SampleData.inUse();
  }

  private List<Grid> grids() {
    String note =
        SampleData.inUse()
            ? " (built-in sample: nothing is judged)"
            : mode == RunMode.FULL ? "" : " (" + mode.words() + ": judged in a full run only)";
    Grid table = new Grid("Results of " + lab + note);
    table.column("Figure").numbers("Measured here").numbers("Published");
    table.column("Must hold").column("Holds");
    for (Measured e : figures.values()) {
      table.row(e.name, e.measured, e.published(), e.must(), e.verdict(mode));
    }
    List<Grid> grids = new ArrayList<>(List.of(table));
    if (!models.isEmpty()) {
      Grid trained = new Grid("Models trained").column("Model").numbers("Parameters");
      trained.numbers("Seconds an epoch").numbers("Accuracy");
      models.values().forEach(m -> trained.row(m.values().toArray()));
      grids.add(trained);
    }
    return grids;
  }

  private static String join(List<String> parts, String last) {
    return String.join("\n\n", parts) + (last.isEmpty() ? "" : "\n\n" + last);
  }
}
