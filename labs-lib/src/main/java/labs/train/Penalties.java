package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import labs.nn.Regularized;

/** What the weights of a network cost: the sum over its regularized layers. */
final class Penalties {
  private Penalties() {}

  /** A scalar that gradients flow through, or null if no layer has a penalty. */
  static NDArray of(Block block) {
    NDArray sum = block instanceof Regularized layer ? layer.penalty() : null;
    for (Block child : block.getChildren().values()) {
      NDArray penalty = of(child);
      if (penalty != null) {
        sum = sum == null ? penalty : sum.add(penalty);
      }
    }
    return sum;
  }
}
