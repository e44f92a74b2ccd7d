package labs.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import labs.nn.Regularized;
import labs.train.Network;

/** The blocks that a network is put together from, however deep they are nested. */
public final class Layers {
  private static final int ONES = 10_000;

  private Layers() {}

  /** All blocks of a network, as {@link #of(Block)}. */
  public static List<Block> of(Network network) {
    return of(network.block());
  }

  /**
   * All blocks inside a block, to any depth, in the order in which data meets them; a block that
   * holds others comes before them, and one that is used twice comes once.
   */
  public static List<Block> of(Block block) {
    List<Block> found = new ArrayList<>();
    collect(block, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private static void collect(Block block, List<Block> found, Set<Block> seen) {
    for (Block child : block.getChildren().values()) {
      if (seen.add(child)) {
        found.add(child);
        collect(child, found, seen);
      }
    }
  }

  /**
   * What keeps a network from learning by heart, such as {"dropout of 0.5 behind layer 1", "L2 in
   * layer 3"}. Layers are counted from 1, and only those that have weights. Behind means later in
   * the list of {@link #of(Network)}: in a graph that can be on another branch.
   */
  public static List<String> regularisation(Network network) {
    List<String> found = new ArrayList<>();
    int layer = 0;
    for (Block block : of(network)) {
      layer += block.getDirectParameters().isEmpty() ? 0 : 1;
      // ours or DJL's
      if (block.getClass().getSimpleName().equals("Dropout")) {
        found.add(
            String.format(Locale.ROOT, "dropout of %.1f behind layer %d", dropped(block), layer));
      }
      if (block instanceof Regularized regularized && regularized.penalty() != null) {
        found.add("L2 in layer " + layer);
      }
    }
    return found;
  }

  /**
   * The arrays that learn in the network that a layer is in, the layer's own first: for a check
   * that hands a layer in and does not see the network that is built around it.
   *
   * @param layer with its weights, in a network that is open
   * @return the network's own arrays, not copies
   */
  public static List<NDArray> learnedWith(Block layer) {
    NDList own = new NDList();
    layer.getParameters().values().forEach(parameter -> own.add(parameter.getArray()));
    Set<NDArray> learned = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.concat(own.stream(), own.get(0).getManager().getManagedArrays().stream())
        .filter(array -> array.hasGradient() && learned.add(array))
        .toList();
  }

  /**
   * The share of numbers that a block turns into zero in a training step, such as a dropout's rate:
   * measured on 10,000 ones, so that it may be off by 0.02.
   */
  public static double dropped(Block block) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList ones = new NDList(manager.ones(new Shape(ONES)));
      ParameterStore store = new ParameterStore(manager, false);
      var zeros = block.forward(store, ones, true).head().eq(0);
      return zeros.toType(DataType.FLOAT32, false).mean().getFloat();
    }
  }
}
