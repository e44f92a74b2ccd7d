import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import labs.pipeline.InMemoryDataset;
import labs.pipeline.IndexedDataset;
import labs.text.MultiHot;
import labs.train.Fit;
import labs.train.Network;

/** Trainings of any size, for curves: "lstm-masked/BATCH/LENGTH/WORDS" and "streamed/REVIEWS". */
final class Growing {
  private Growing() {}

  static Models.Training make(String name) {
    String[] parts = name.split("/");
    int[] sizes = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
    return switch (parts[0]) {
      case "lstm-masked" -> lstm(sizes[0], sizes[1], sizes[2]);
      case "streamed" -> new Streamed(Networks.bagOfWords(), new MadeUp(sizes[0]));
      default -> throw new IllegalArgumentException("expected lstm-masked/... or streamed/...");
    };
  }

  private static Models.Training lstm(int batch, int length, int words) {
    InMemoryDataset data =
        new InMemoryDataset(Models.words(batch, length, true, words), Models.answers(batch));
    return new Models.Fitted(Networks.smallLstm(true, length, words), data);
  }

  /** As many passes over all reviews as steps are asked for. */
  private record Streamed(Network network, IndexedDataset reviews) implements Models.Training {
    @Override
    public double train(int steps) {
      Fit passes = Fit.epochs(steps).batchSize(512);
      return Arrays.stream(network.fit(reviews, passes).get("seconds")).sum();
    }

    @Override
    public long parameters() {
      return network.parameterCount();
    }

    @Override
    public void close() {
      network.close();
    }
  }

  /** Reviews of 50 to 419 words, none of which exists before its turn. */
  private static final class MadeUp extends IndexedDataset {
    private final int size;

    MadeUp(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Batch batch(NDManager manager, int[] indices) {
      NDManager own = manager.newSubManager();
      List<int[]> texts = IntStream.of(indices).mapToObj(MadeUp::review).toList();
      float[] truth = new float[indices.length];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = indices[i] % 2;
      }
      return new Batch(
          own,
          new NDList(MultiHot.encode(own, texts, 10_000)),
          new NDList(own.create(truth, new Shape(truth.length, 1))),
          truth.length,
          null,
          null,
          -1,
          -1);
    }

    private static int[] review(int index) {
      Random random = new Random(index);
      return random.ints(50 + random.nextInt(370), 4, 10_000).toArray();
    }
  }
}
