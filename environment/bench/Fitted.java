import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.stream.IntStream;
import labs.pipeline.IndexedDataset;
import labs.train.Fit;
import labs.train.Network;

/** A network that fit trains: a step passes once over the samples, which are one batch or many. */
record Fitted(Network network, IndexedDataset samples, int batchSize) implements Models.Training {
  Fitted(Network network, IndexedDataset batch) {
    this(network, batch, batch.size());
  }

  @Override
  public double train(int steps) {
    Fit onePass = Fit.epochs(1).batchSize(batchSize);
    return network.fit(new Repeated(samples, steps), onePass).get("seconds")[0];
  }

  @Override
  public long parameters() {
    return network.parameterCount();
  }

  @Override
  public void close() {
    network.close();
  }

  private static final class Repeated extends IndexedDataset {
    private final IndexedDataset samples;
    private final int times;

    Repeated(IndexedDataset samples, int times) {
      this.samples = samples;
      this.times = times;
    }

    @Override
    public int size() {
      return times * samples.size();
    }

    @Override
    public Batch batch(NDManager manager, int[] indices) {
      return samples.batch(manager, IntStream.of(indices).map(i -> i % samples.size()).toArray());
    }
  }
}
