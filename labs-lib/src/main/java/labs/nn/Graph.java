package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Blocks that form a graph, Keras's functional {@code Model}: several inputs, and blocks used more
 * than once, whose weights are then shared. Masks travel along the edges as in {@link Sequential};
 * where several of one shape meet, a step is real if it is real in all of them.
 *
 * <p>Inputs: an array a declared input, in that order. Output: the output node's array.
 */
public final class Graph extends AbstractBlock implements UsesMask {
  private final List<Node> inputs;
  private final Node output;
  private final List<Node> order = new ArrayList<>();

  /**
   * The graph between inputs and an output.
   *
   * @param inputs made by {@link Node#input}, in the order in which data comes
   * @param output what the graph predicts
   * @throws IllegalArgumentException if the output needs an input that is not in the list
   */
  public Graph(List<Node> inputs, Node output) {
    this.inputs = List.copyOf(inputs);
    this.output = output;
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    inputs.forEach(input -> visit(input, seen));
    visit(output, seen);
    Set<Block> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : order) {
      if (node.block != null && blocks.add(node.block)) {
        addChildBlock(node.block.getClass().getSimpleName(), node.block);
      }
    }
  }

  /** Puts a node behind everything that it depends on. */
  private void visit(Node node, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    node.inputs.forEach(input -> visit(input, seen));
    if (node.block == null && !inputs.contains(node)) {
      throw new IllegalArgumentException(
          "Graph expected '%s' among its inputs, received %s"
              .formatted(node.name(), inputs.stream().map(Node::name).toList()));
    }
    order.add(node);
  }

  /** The shape of one sample of each input, without the batch. */
  public List<Shape> inputShapes() {
    return inputs.stream().map(node -> node.shape).toList();
  }

  /** The block that makes the output; null if that is an input. */
  Block last() {
    return output.block;
  }

  /**
   * The part of this graph that ends at an inner node: the same blocks, the same weights.
   *
   * @param name as given by {@link Node#named}
   * @throws IllegalArgumentException if no node has this name
   */
  public Graph upTo(String name) {
    for (Node node : order) {
      if (name.equals(node.name())) {
        return new Graph(inputs, node);
      }
    }
    throw new IllegalArgumentException(
        "No node is called '%s'. Expected one of %s"
            .formatted(
                name, order.stream().map(Node::name).filter(known -> known != null).toList()));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
    shapes(shapes, (block, given) -> block.initialize(manager, type, given));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] shapes) {
    return shapes(shapes, (block, given) -> {}).get(output);
  }

  private interface Visitor {
    void meet(Block block, Shape... shapes);
  }

  /** The shapes at each node; a block is met before its output's shape is asked for. */
  private Map<Node, Shape[]> shapes(Shape[] given, Visitor visitor) {
    requireInputs(given.length);
    Map<Node, Shape[]> shapes = new HashMap<>();
    for (Node node : order) {
      if (node.block == null) {
        shapes.put(node, new Shape[] {given[inputs.indexOf(node)]});
      } else {
        Shape[] in =
            node.inputs.stream()
                .flatMap(input -> Arrays.stream(shapes.get(input)))
                .toArray(Shape[]::new);
        visitor.meet(node.block, in);
        shapes.put(node, node.block.getOutputShapes(in));
      }
    }
    return shapes;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList arrays, boolean training, PairList<String, Object> params) {
    Masked given = Masked.of(arrays);
    requireInputs(given.arrays().size());
    Map<Node, Masked> values = new HashMap<>();
    for (Node node : order) {
      if (node.block == null) {
        NDArray x = given.arrays().get(inputs.indexOf(node));
        boolean masked = given.mask() != null && (inputs.size() == 1 || Mask.fits(given.mask(), x));
        values.put(node, new Masked(new NDList(x), masked ? given.mask() : null));
      } else {
        values.put(
            node,
            joined(node.inputs, values)
                .through(node.block, store, training, node == output ? params : null));
      }
    }
    return values.get(output).list();
  }

  private static Masked joined(List<Node> nodes, Map<Node, Masked> values) {
    if (nodes.size() == 1) {
      return values.get(nodes.get(0));
    }
    NDList arrays = new NDList();
    NDList masks = new NDList();
    for (Node node : nodes) {
      Masked value = values.get(node);
      arrays.addAll(value.arrays());
      if (value.mask() != null && masks.stream().noneMatch(known -> known == value.mask())) {
        masks.add(value.mask());
      }
    }
    boolean alike = Stream.of(masks.getShapes()).distinct().count() == 1;
    NDArray mask = alike ? masks.stream().reduce(NDArray::logicalAnd).get() : null;
    if (mask != null) {
      mask.setName(Mask.NAME);
    }
    return new Masked(arrays, mask);
  }

  private void requireInputs(int received) {
    if (received != inputs.size()) {
      throw new IllegalArgumentException(
          "Graph expected %d input arrays %s, received %d"
              .formatted(inputs.size(), inputs.stream().map(Node::name).toList(), received));
    }
  }

  /**
   * A row of the summary: an input or a block.
   *
   * @param name the node's name, or the block's class, numbered where several have it
   * @param block null for an input
   * @param outputShapes what it hands on where it is used first, the batch included
   * @param connectedTo the names of what it is applied to, of every use
   */
  public record Row(String name, Block block, Shape[] outputShapes, List<String> connectedTo) {}

  /**
   * The inputs and blocks in the order in which data meets them, each once.
   *
   * @param given the inputs' shapes, the batch included
   */
  public List<Row> rows(Shape... given) {
    Map<Node, Shape[]> shapes = shapes(given, (block, in) -> {});
    Map<Object, Row> rows = new IdentityHashMap<>();
    List<Row> inOrder = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Node node : order) {
      Row row = rows.get(identity(node));
      if (row == null) {
        String name = unused(name(node), names);
        row = new Row(name, node.block, shapes.get(node), new ArrayList<>());
        rows.put(identity(node), row);
        inOrder.add(row);
      }
      for (Node input : node.inputs) {
        row.connectedTo().add(rows.get(identity(input)).name());
      }
    }
    return inOrder;
  }

  /** What is drawn once: an input, or a block however often it is used. */
  private static Object identity(Node node) {
    return node.block == null ? node : node.block;
  }

  private static String name(Node node) {
    return node.name() == null ? node.block.getClass().getSimpleName() : node.name();
  }

  private static String unused(String name, Set<String> names) {
    String numbered = name;
    for (int number = 2; !names.add(numbered); number++) {
      numbered = name + " " + number;
    }
    return numbered;
  }
}
