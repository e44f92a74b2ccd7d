import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import labs.data.Reviews;
import labs.pipeline.InMemoryDataset;
import labs.pipeline.IndexedDataset;

/** Trainings of any size, for curves: "lstm-masked/BATCH/LENGTH/WORDS" and "streamed/REVIEWS". */
final class Growing {
  private Growing() {}

  static Models.Training make(String name) {
    String[] parts = name.split("/");
    int[] sizes = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
    return switch (parts[0]) {
      case "lstm-masked" -> lstm(sizes[0], sizes[1], sizes[2]);
      case "streamed" -> new Fitted(Networks.bagOfWords(), new MadeUp(sizes[0]), 512);
      default -> throw new IllegalArgumentException("expected lstm-masked/... or streamed/...");
    };
  }

  private static Models.Training lstm(int batch, int length, int words) {
    InMemoryDataset data =
        new InMemoryDataset(Models.words(batch, length, true, words), Models.answers(batch));
    return new Fitted(Networks.smallLstm(true, length, words), data);
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
      List<int[]> ids = IntStream.of(indices).mapToObj(MadeUp::review).toList();
      List<Integer> labels = IntStream.of(indices).mapToObj(i -> i % 2).toList();
      int[] all = IntStream.range(0, indices.length).toArray();
      return new Reviews(ids, labels).multiHot(10_000).batch(manager, all);
    }

    private static int[] review(int index) {
      Random random = new Random(index);
      return random.ints(50 + random.nextInt(370), 4, 10_000).toArray();
    }
  }
}
