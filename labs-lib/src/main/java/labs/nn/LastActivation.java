package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What makes probabilities of a network's last numbers, its logits. A crossentropy is better
 * computed from the logits: a probability that has rounded to 0 or 1 has no gradient any more.
 */
public enum LastActivation {
  SIGMOID("Activation::sigmoid", Activation::sigmoid),
  SOFTMAX("x -> x.softmax(-1)", x -> x.softmax(-1));

  private static final String LEFT_OUT = "without the last activation";

  private final String inJava;
  private final UnaryOperator<NDArray> function;

  LastActivation(String inJava, UnaryOperator<NDArray> function) {
    this.inJava = inJava;
    this.function = function;
  }

  /** How it is handed to a layer. */
  public String inJava() {
    return inJava;
  }

  /** What it makes of logits. */
  public NDArray apply(NDArray logits) {
    return function.apply(logits);
  }

  /**
   * The activation at the end of a block, tried on a few numbers since a function has no name.
   *
   * @param block a layer of ours, a container of ours that ends in one, or a DJL activation there
   * @param axes how many axes what it hands on has, the batch's included: a softmax over axis 1 is
   *     one over the units in (batch, units), and not in (batch, time, units)
   * @return null if it is another, or none, or the block is of another kind
   */
  public static LastActivation of(Block block, int axes) {
    if (block instanceof Graph graph) {
      return of(graph.last(), axes);
    }
    if (block instanceof Sequential || block instanceof TimeDistributed) {
      List<Block> children = block.getChildren().values();
      // a TimeDistributed makes one axis of batch and time
      return of(
          children.get(children.size() - 1), block instanceof TimeDistributed ? axes - 1 : axes);
    }
    if (block instanceof LambdaBlock) {
      return of(x -> block.forward(null, new NDList(x), false).singletonOrThrow(), 3, axes);
    }
    return block instanceof Dense dense ? of(dense.activation(), dense.units(), axes) : null;
  }

  private static LastActivation of(UnaryOperator<NDArray> function, int units, int axes) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray z = numbers(manager, units, axes);
      NDArray y = function.apply(z);
      for (LastActivation known : values()) {
        if ((units > 1 || known == SIGMOID) && y.allClose(known.apply(z), 1e-5, 1e-7, false)) {
          return known;
        }
      }
      return null;
    } catch (RuntimeException e) { // it may want another shape, or device
      return null;
    }
  }

  /** (2, ..., 2, units), of the size of logits, and far beyond it. */
  private static NDArray numbers(NDManager manager, int units, int axes) {
    long[] shape = new long[axes];
    Arrays.fill(shape, 2);
    shape[axes - 1] = units;
    float[] numbers = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i + 1) * (i < units ? 3 : 30);
    }
    return manager.create(numbers, new Shape(shape));
  }

  /** The logits of a block that ends in a known activation, as {@link #of} finds it. */
  public static NDList logits(Block block, ParameterStore store, NDList data, boolean training) {
    return block.forward(store, data, training, leftOut());
  }

  /** Tells a block to leave its last activation out. */
  static PairList<String, Object> leftOut() {
    PairList<String, Object> params = new PairList<>();
    params.add(LEFT_OUT, true);
    return params;
  }

  /** A layer's activation, or nothing in its place where a block was told to leave it out. */
  static UnaryOperator<NDArray> unlessLeftOut(
      UnaryOperator<NDArray> activation, PairList<String, Object> params) {
    return isLeftOut(params) ? UnaryOperator.identity() : activation;
  }

  static boolean isLeftOut(PairList<String, Object> params) {
    return params != null && params.contains(LEFT_OUT);
  }
}
