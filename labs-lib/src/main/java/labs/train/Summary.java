package labs.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import labs.nn.Graph;
import labs.nn.Sequential;
import labs.notebook.Rows;
import tech.tablesaw.api.Table;

/** What a network is made of: Keras's {@code summary()}, as a table. */
final class Summary {
  private static final String CONNECTED = "Connected to";

  private Summary() {}

  /**
   * A row a layer: its name, the shape of what it hands on, how many numbers it learns; in a graph
   * also what it is applied to.
   *
   * @param frozenToo whether numbers count that a layer would learn if it were not frozen
   */
  static Table of(Block block, boolean frozenToo, Shape... inputs) {
    Rows rows = new Rows("Network", "Layer", "Output Shape", "Param #", CONNECTED);
    for (Graph.Row row : rows(block, inputs)) {
      long count = row.block() == null ? 0 : count(row.block(), frozenToo);
      rows.row(row.name(), text(row.outputShapes()), count, String.join(", ", row.connectedTo()));
    }
    Table table = rows.row("Total", "", count(block, frozenToo), "").table();
    return block instanceof Graph ? table : table.removeColumns(CONNECTED);
  }

  /** The layers as a picture. */
  static Drawing drawing(Block block, Shape... inputs) {
    return new Drawing(rows(block, inputs));
  }

  private static List<Graph.Row> rows(Block block, Shape... inputs) {
    if (block instanceof Graph graph) {
      return graph.rows(inputs);
    }
    Collection<Block> blocks =
        block instanceof Sequential ? block.getChildren().values() : List.of(block);
    List<Graph.Row> rows = new ArrayList<>();
    Shape[] shapes = inputs;
    for (Block layer : blocks) {
      shapes = layer.getOutputShapes(shapes);
      rows.add(new Graph.Row(layer.getClass().getSimpleName(), layer, shapes, List.of()));
    }
    return rows;
  }

  /** How many numbers a block learns; a parameter that blocks share counts once. */
  static long count(Block block, boolean frozenToo) {
    Set<Parameter> once = Collections.newSetFromMap(new IdentityHashMap<>());
    once.addAll(block.getParameters().values());
    return once.stream()
        .filter(parameter -> parameter.requiresGradient() || frozenToo && isLearnable(parameter))
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /** A batch normalisation's running mean is none that could be thawed. */
  private static boolean isLearnable(Parameter parameter) {
    return parameter.getType() != Parameter.Type.RUNNING_MEAN
        && parameter.getType() != Parameter.Type.RUNNING_VAR;
  }

  /** Shapes as a reader meets them: the first axis is the batch. */
  static String text(Shape... shapes) {
    return Arrays.stream(shapes)
        .map(
            shape ->
                LongStream.of(shape.slice(1).getShape())
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", ", "(batch, ", ")")))
        .collect(Collectors.joining(" "));
  }
}
