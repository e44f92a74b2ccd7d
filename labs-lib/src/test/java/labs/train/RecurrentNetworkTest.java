package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import labs.device.ChosenDevice;
import labs.nn.Bidirectional;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.GRU;
import labs.nn.LSTM;
import labs.pipeline.IndexedDataset;
import org.junit.jupiter.api.Test;

/** The labs' recurrent models in a network and in plain DJL. */
class RecurrentNetworkTest {

  /** Left-padded ids; the label says whether the first word is below 5: to be kept to the end. */
  private static final class Reviews extends IndexedDataset {
    @Override
    public int size() {
      return 256;
    }

    @Override
    public Batch batch(NDManager manager, int[] indices) {
      NDManager own = manager.newSubManager();
      int[] ids = new int[indices.length * 8];
      float[] labels = new float[indices.length];
      for (int i = 0; i < indices.length; i++) {
        int n = indices[i];
        for (int t = n % 5; t < 8; t++) {
          ids[i * 8 + t] = 1 + (n * 7 + t * t * (n % 11)) % 9;
        }
        labels[i] = ids[i * 8 + n % 5] < 5 ? 1 : 0;
      }
      return new Batch(
          own,
          new NDList(own.create(ids, new Shape(indices.length, 8))),
          new NDList(own.create(labels, new Shape(indices.length, 1))),
          indices.length,
          null,
          null,
          0,
          size());
    }
  }

  @Test
  void learnsFromPaddedIds() {
    try (Network network =
        new Network(
            new Shape(8),
            new Embedding(10, 8).maskZero(),
            Dropout.builder().optRate(0.1f).build(),
            new Bidirectional(new GRU(8).returnSequences()),
            new LSTM(8),
            new Dense(1, Activation::sigmoid))) {
      network.compile(new RMSprop(0.01), new BinaryCrossentropy(), new BinaryAccuracy());
      network.fit(new Reviews(), Fit.epochs(10).batchSize(16));
      assertThat(network.evaluate(new Reviews()).get("accuracy")).isGreaterThan(0.95f);
      float[] before = weights(network);
      assertThat(weights(network.reset(0))).isNotEqualTo(before);
      assertThat(weights(network.reset(0))).isEqualTo(weights(network.reset(0)));
    }
  }

  private static float[] weights(Network network) {
    return network.weights().get(2).toFloatArray();
  }

  @Test
  void worksInPlainDjl() {
    SequentialBlock block =
        new SequentialBlock()
            .add(new Embedding(10, 8))
            .add(new Bidirectional(new GRU(4).returnSequences()))
            .add(new LSTM(4))
            .add(new Dense(1, Activation::sigmoid));
    try (Model model = Model.newInstance("plain")) {
      model.setBlock(block);
      BinaryCrossentropy loss = new BinaryCrossentropy();
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(loss)
              .optOptimizer(new RMSprop(0.01))
              .optDevices(new Device[] {ChosenDevice.get()});
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(16, 8));
        Reviews reviews = new Reviews();
        int[] indices = new int[64];
        Arrays.setAll(indices, i -> i);
        float first = 0;
        float least = Float.MAX_VALUE; // RMSprop leaps: the loss of one step may be any
        for (int step = 0; step < 40; step++) {
          try (Batch batch = reviews.batch(trainer.getManager(), indices);
              GradientCollector tape = trainer.newGradientCollector()) {
            NDArray value = loss.evaluate(batch.getLabels(), trainer.forward(batch.getData()));
            tape.backward(value);
            first = step == 0 ? value.getFloat() : first;
            least = Math.min(least, value.getFloat());
          }
          trainer.step();
        }
        assertThat(least).isLessThan(first * 0.8f);
      }
    }
  }
}
