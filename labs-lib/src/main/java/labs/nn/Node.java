package labs.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/**
 * A point of a {@link Graph}, Keras's symbolic tensor: an input, or what a block makes of other
 * nodes. A block used twice shares its weights.
 *
 * <pre>{@code
 * Node n1 = Node.input("n1", new Shape(28, 28, 1));
 * Node n2 = Node.input("n2", new Shape(28, 28, 1));
 * Node both = Node.of(new Concatenate(), n1.then(encoder), n2.then(encoder));
 * Graph graph = new Graph(List.of(n1, n2), both.then(new Dense(10)));
 * }</pre>
 */
public final class Node {
  final Block block;
  final Shape shape;
  final List<Node> inputs;
  private String name;

  private Node(Block block, Shape shape, List<Node> inputs, String name) {
    this.block = block;
    this.shape = shape;
    this.inputs = inputs;
    this.name = name;
  }

  /**
   * Where data enters.
   *
   * @param name what the summary calls it
   * @param shape the shape of one sample, without the batch; -1 for a length that varies
   */
  public static Node input(String name, Shape shape) {
    return new Node(null, shape, List.of(), name);
  }

  /** What a block makes of several nodes, such as {@link Concatenate}. */
  public static Node of(Block block, Node... inputs) {
    if (inputs.length == 0) {
      throw new IllegalArgumentException("Node.of expected at least one node, received none");
    }
    return new Node(block, null, List.of(inputs), null);
  }

  /** What a block makes of this node. */
  public Node then(Block block) {
    return of(block, this);
  }

  /**
   * Names this node, for the summary and for {@link Graph#upTo}.
   *
   * @return this node
   */
  public Node named(String name) {
    this.name = name;
    return this;
  }

  /** Its name, or null if it was not given one. */
  public String name() {
    return name;
  }
}
