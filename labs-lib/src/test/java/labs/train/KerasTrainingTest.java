package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import java.util.List;
import labs.Golden;
import labs.nn.Dense;
import labs.nn.Embedding;
import labs.nn.LSTM;
import labs.nn.Sequential;
import labs.pipeline.IndexedDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A whole run of Keras: Embedding with mask zero, LSTM, Dense; 20 steps of RMSprop.
 *
 * <p>On TensorFlow, Keras leaves an embedding's gradient in pieces, one for each place where an id
 * stands, and RMSprop then squares each piece: where an id stands twice in a batch, the velocity
 * grows by a² + b², not by (a + b)² as for every other weight. PyTorch, Keras on PyTorch and our
 * networks square the sum.
 */
class KerasTrainingTest {
  private static final float RATE = 0.001f;

  private final NDManager manager = NDManager.newBaseManager();
  private final Golden golden = Golden.load(manager, "training_lstm_rmsprop");

  @AfterEach
  void close() {
    manager.close();
  }

  /** With Keras's velocity for the embedding, every number is Keras's. */
  @Test
  void equalsKeras() {
    ParameterStore store = new ParameterStore(manager, false);
    Embedding embedding = new Embedding(11, 4).maskZero();
    Sequential rest = new Sequential(new LSTM(3), new Dense(1, Activation::sigmoid));
    embedding.initialize(manager, DataType.FLOAT32, new Shape(3, 5));
    rest.initialize(manager, DataType.FLOAT32, new Shape(3, 5, 4));
    NDArray table = embedding.getParameters().valueAt(0).getArray();
    golden.get("w0").copyTo(table);
    List<Parameter> parameters = rest.getParameters().values();
    load(parameters, 1);
    BinaryCrossentropy loss = new BinaryCrossentropy();
    RMSprop optimizer = new RMSprop(RATE);
    NDArray velocity = manager.zeros(table.getShape());
    for (int step = 0; step < 20; step++) {
      NDList ids = new NDList(golden.get("x").get(step));
      NDList rows = embedding.forward(store, ids, true);
      NDArray mask = rows.get(1);
      NDArray leaf = rows.get(0).stopGradient().duplicate();
      leaf.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDList y = rest.forward(store, new NDList(leaf, mask), true);
        NDArray value = loss.evaluate(new NDList(golden.get("y").get(step)), y);
        assertThat(value.getFloat()).isCloseTo(golden.get("loss").getFloat(step), within(1e-5f));
        tape.backward(value);
      }
      NDArray pieces = leaf.getGradient();
      NDArray gradient = summed(embedding, store, ids, pieces);
      NDArray squares = summed(embedding, store, ids, pieces.square());
      velocity = velocity.mul(0.9f).add(squares.mul(0.1f));
      NDArray moved = table.stopGradient().sub(gradient.mul(RATE).div(velocity.add(1e-7f).sqrt()));
      try (NoGradient off = new NoGradient()) {
        moved.copyTo(table);
      }
      for (int i = 0; i < parameters.size(); i++) {
        NDArray weight = parameters.get(i).getArray();
        optimizer.update("w" + i, weight, weight.getGradient());
      }
    }
    Golden.assertClose(table, golden.get("w0_end"));
    for (int i = 0; i < parameters.size(); i++) {
      Golden.assertClose(parameters.get(i).getArray(), ours("w" + (i + 1) + "_end"));
    }
  }

  /** With our own, the losses agree as well, and the weights to within a few steps' difference. */
  @Test
  void aNetworkTrainsLikeKeras() {
    try (Network network =
        new Network(
            new Shape(5),
            new Embedding(11, 4).maskZero(),
            new LSTM(3),
            new Dense(1, Activation::sigmoid))) {
      network.compile("rmsprop", "binary_crossentropy");
      List<Parameter> parameters = network.block().getParameters().values();
      load(parameters, 0);
      for (int step = 0; step < 20; step++) {
        OneBatch batch = new OneBatch(golden.get("x").get(step), golden.get("y").get(step));
        History history = network.fit(batch, Fit.epochs(1).batchSize(3));
        double loss = golden.get("loss").getFloat(step);
        assertThat(history.get("loss")[0]).isCloseTo(loss, within(1e-4));
      }
      for (int i = 0; i < parameters.size(); i++) {
        NDArray difference = parameters.get(i).getArray().sub(ours("w" + i + "_end"));
        assertThat(difference.abs().max().getFloat()).isLessThan(i == 0 ? 3 * RATE : 4e-5f);
      }
    }
  }

  /** The gradients of all places where an id stands, added up for each id. */
  private static NDArray summed(
      Embedding embedding, ParameterStore store, NDList ids, NDArray pieces) {
    NDArray table = embedding.getParameters().valueAt(0).getArray();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(embedding.forward(store, ids, true).head().mul(pieces).sum());
    }
    NDArray gradient = table.getGradient();
    NDArray sum = gradient.duplicate();
    gradient.subi(gradient);
    return sum;
  }

  private void load(List<Parameter> parameters, int first) {
    for (int i = 0; i < parameters.size(); i++) {
      ours("w" + (i + first)).copyTo(parameters.get(i).getArray());
    }
  }

  private NDArray ours(String name) {
    NDArray keras = golden.get(name);
    boolean kernel = !name.startsWith("w0") && keras.getShape().dimension() == 2;
    return kernel ? keras.transpose() : keras;
  }

  /** One batch; the order of its samples changes neither the loss nor the gradient. */
  private static final class OneBatch extends IndexedDataset {
    private final NDArray x;
    private final NDArray y;

    OneBatch(NDArray x, NDArray y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public int size() {
      return (int) x.getShape().get(0);
    }

    @Override
    public Batch batch(NDManager manager, int[] indices) {
      NDManager own = manager.newSubManager();
      NDArray data = x.duplicate();
      NDArray labels = y.duplicate();
      data.attach(own);
      labels.attach(own);
      return new Batch(
          own, new NDList(data), new NDList(labels), indices.length, null, null, 0, size());
    }
  }
}
