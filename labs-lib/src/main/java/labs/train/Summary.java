package labs.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.Arrays;
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
final class Summary {
  private Summary() {}

  /** A row a layer: its name, the shape of what it hands on, how many numbers it learns. */
  static Table of(Block block, Shape... inputs) {
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
    layers.append("Total");
    outputs.append("");
    counts.append(count(block));
    return Table.create("Network", layers, outputs, counts);
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
    return Arrays.stream(shapes)
        .map(
            shape ->
                LongStream.of(shape.slice(1).getShape())
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", ", "(batch, ", ")")))
        .collect(Collectors.joining(" "));
  }
}
