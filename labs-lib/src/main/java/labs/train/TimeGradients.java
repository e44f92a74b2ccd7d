package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import labs.nn.Mask;
import labs.nn.Sequential;

/** How much each time step of a network's input moves the loss: shows vanishing gradients. */
public final class TimeGradients {
  private TimeGradients() {}

  /**
   * The norm of the loss's gradient by each time step of what enters a layer.
   *
   * @param network compiled, a chain of layers
   * @param layer the index of the layer whose input is looked at, from 0; 1 where the first layer
   *     is an embedding
   * @param data a batch of samples, as {@link Network#fit} takes it
   * @param labels their labels
   * @return for each step, the root of the sum of squares over the batch and the features
   * @throws IllegalArgumentException if the layer's input is not (batch, time, features)
   * @throws IllegalStateException if the network is closed or not compiled
   */
  public static float[] norms(Network network, int layer, NDList data, NDList labels) {
    network.state.requireOpen();
    network.state.requireCompiled("TimeGradients.norms");
    if (!(network.block() instanceof Sequential)) {
      throw new IllegalArgumentException("TimeGradients expected a chain of layers");
    }
    List<Block> blocks = network.block().getChildren().values();
    if (layer < 0 || layer >= blocks.size()) {
      throw new IllegalArgumentException(
          "layer expected 0 to %d, received %d".formatted(blocks.size() - 1, layer));
    }
    ParameterStore store = new ParameterStore(network.manager(), false);
    try (OneAtATime turn = OneAtATime.enter();
        NoGradient off = new NoGradient();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList inputs = data.toDevice(network.manager().getDevice(), false);
      NDList answers = labels.toDevice(network.manager().getDevice(), false);
      if (layer > 0) {
        inputs = chain(blocks.subList(0, layer)).forward(store, inputs, true);
      }
      NDArray mask = Mask.of(inputs);
      NDArray steps = Mask.without(inputs).singletonOrThrow().duplicate();
      if (steps.getShape().dimension() != 3) {
        throw new IllegalArgumentException(
            "Layer %d expected an input of shape (batch, time, features), received %s"
                .formatted(layer, steps.getShape()));
      }
      Block rest = chain(blocks.subList(layer, blocks.size()));
      NDArray gradient =
          GradientTape.record(
                  () -> {
                    NDList given = mask == null ? new NDList(steps) : new NDList(steps, mask);
                    NDList out = rest.forward(store, given, true);
                    int size = (int) steps.size(0);
                    return Measures.Outcome.of(network.state.loss, answers, out, null, size).loss();
                  },
                  steps)
              .gradients()
              .head();
      return gradient.square().sum(new int[] {0, 2}).sqrt().toFloatArray();
    } finally {
      network.state.zeroGradients(); // a new chain of its layers has them recorded again
    }
  }

  private static Block chain(List<Block> blocks) {
    return new Sequential(blocks.toArray(Block[]::new));
  }
}
