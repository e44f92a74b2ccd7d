package labs.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import labs.nn.Sequential;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a network is made of: Keras's {@code summary()}, as a table. */
public final class Summary {
  private final Table table = Table.create("Network");
  private final long parameters;

  Summary(Block block, Shape... inputs) {
    StringColumn layers = StringColumn.create("Layer");
    StringColumn outputs = StringColumn.create("Output Shape");
    LongColumn counts = LongColumn.create("Param #");
    Shape[] shapes = inputs;
    Iterable<Block> blocks =
        block instanceof Sequential ? block.getChildren().values() : Set.of(block);
    for (Block layer : blocks) {
      shapes = layer.getOutputShapes(shapes);
      layers.append(layer.getClass().getSimpleName());
      outputs.append(text(shapes));
      counts.append(count(layer));
    }
    table.addColumns(layers, outputs, counts);
    parameters = count(block);
  }

  /** A row a layer: its name, the shape of what it hands on, how many numbers it learns. */
  public Table table() {
    return table;
  }

  /** How many numbers the whole network learns. */
  public long parameters() {
    return parameters;
  }

  /** How many numbers a block learns; a parameter that blocks share counts once. */
  static long count(Block block) {
    Set<Parameter> once = Collections.newSetFromMap(new IdentityHashMap<>());
    once.addAll(block.getParameters().values());
    return once.stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  private static String text(Shape... shapes) {
    return java.util.Arrays.stream(shapes)
        .map(
            shape ->
                LongStream.of(shape.slice(1).getShape())
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", ", "(batch, ", ")")))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "%s%nTotal params: %,d".formatted(table.printAll(), parameters);
  }
}
