package labs.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The models that several labs have trained, side by side: a row for each {@link Results#model}.
 */
public final class TrainedModels {
  private static final double BYTES_A_WEIGHT = 4; // a float

  private TrainedModels() {}

  /**
   * The models of other labs, as their last runs left them in the workspace, then a lab's own.
   *
   * <p>Columns: Lab, Model, Parameters, Weights (MB, of a million bytes), Seconds an epoch, Test
   * accuracy (from 0 to 1); what was not measured is missing. The table's name says what it shows,
   * and of a lab that has left nothing how to get its rows.
   *
   * @param own the models of the lab that asks; they need not be kept yet
   * @param labs the other labs' names, such as "02-embeddings"
   */
  public static Table beside(Results own, String... labs) {
    return beside(System.getenv("LABS_WORKSPACE"), own, labs);
  }

  static Table beside(String workspace, Results own, String... labs) {
    Table table =
        Table.create(
            StringColumn.create("Lab"),
            StringColumn.create("Model"),
            LongColumn.create("Parameters"),
            DoubleColumn.create("Weights (MB)"),
            DoubleColumn.create("Seconds an epoch"),
            DoubleColumn.create("Test accuracy"));
    List<String> shown = new ArrayList<>();
    StringBuilder notes = new StringBuilder();
    for (String lab : labs) {
      try {
        List<Map<String, Object>> models =
            workspace == null || workspace.isBlank()
                ? List.of()
                : ResultsFile.models(Path.of(workspace), lab);
        models.forEach(model -> add(table, lab, model));
        if (models.isEmpty()) {
          notes.append(howToGet(lab));
        } else {
          shown.add(lab);
        }
      } catch (IOException e) {
        notes.append(howToGet(lab));
      }
    }
    own.models().forEach(model -> add(table, own.lab(), model));
    shown.add(own.lab());
    String shortened =
        own.mode().shortens() ? " (" + own.mode().words() + ": trained on less)" : "";
    return table.setName("Models of " + String.join(" and ", shown) + shortened + notes);
  }

  private static String howToGet(String lab) {
    return ". Those of %s are not there yet: run notebooks/%s.ipynb up to its results table"
        .formatted(lab, lab);
  }

  private static void add(Table table, String lab, Map<String, Object> model) {
    long parameters = (long) model.get("parameters");
    table.stringColumn(0).append(lab);
    table.stringColumn(1).append((String) model.get("name"));
    table.longColumn(2).append(parameters);
    table.doubleColumn(3).append(parameters * BYTES_A_WEIGHT / 1e6);
    append(table.doubleColumn(4), model.get("seconds_per_epoch"));
    append(table.doubleColumn(5), model.get("accuracy"));
  }

  private static void append(DoubleColumn column, Object value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.append((double) value);
    }
  }
}
