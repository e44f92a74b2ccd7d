package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** A copy of a network's weights, to go back to; it is freed with the network at the latest. */
final class WeightsCopy implements AutoCloseable {
  private final NetworkState network;
  private final NDManager memory;
  private final NDList copies = new NDList();

  /** Copies the weights as they are now. */
  WeightsCopy(NetworkState network) {
    this.network = network;
    memory = network.manager.newSubManager();
    for (NDArray weight : network.weights()) {
      copies.add(memory.create(weight.getShape(), weight.getDataType()));
    }
    renew();
  }

  /** Copies them again, into the same memory. */
  void renew() {
    NDList weights = network.weights();
    for (int i = 0; i < weights.size(); i++) {
      NetworkState.copy(weights.get(i), copies.get(i));
    }
  }

  /** Gives the network these weights back. */
  void putBack() {
    network.setWeights(copies);
  }

  @Override
  public void close() {
    memory.close();
  }
}
