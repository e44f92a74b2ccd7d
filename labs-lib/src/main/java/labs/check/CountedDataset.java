package labs.check;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import labs.pipeline.IndexedDataset;

/**
 * A data set that counts what it hands out: how often it was looked at, in batches of which size.
 *
 * <p>A look is a pass over it, in whole or in part: an epoch's training, an epoch's validation,
 * evaluate, predict. What is chosen by a test set is no longer tested by it, so one look is enough
 * there.
 */
public final class CountedDataset extends IndexedDataset {
  private final IndexedDataset samples;
  private final int[] handedOut;
  private final List<Integer> batches = new ArrayList<>();
  private final BitSet learnedFrom = new BitSet();
  private final BitSet heldOut = new BitSet();
  private Consumer<int[]> beforeBatch = samples -> {};

  /** A data set over samples; nothing is copied. */
  public CountedDataset(IndexedDataset samples) {
    this.samples = samples;
    this.handedOut = new int[samples.size()];
  }

  /**
   * Something to do before each batch is handed out, such as a look at a layer's weights: before
   * the first, they are as they were drawn, before the second, one training step has moved them.
   *
   * @param action is told which samples the batch will hold
   * @return this data set
   */
  public CountedDataset beforeBatch(Consumer<int[]> action) {
    beforeBatch = action;
    return this;
  }

  /** How often it was looked at: the largest number of times that any sample was handed out. */
  public int looks() {
    return Arrays.stream(handedOut).max().orElse(0);
  }

  /** How much of it was looked at, from 0 to 1: the share of samples handed out at least once. */
  public double seen() {
    return Arrays.stream(handedOut).filter(times -> times > 0).count() / (double) size();
  }

  /**
   * How much of it was held out for validation, from 0 to 1: the share of samples that were looked
   * at during a training which had not learned from them. {@code fit} learns from samples in an
   * order of its own, and validates on them in theirs.
   */
  public double heldOut() {
    return heldOut.cardinality() / (double) size();
  }

  /** The size of each batch that was handed out, in their order. */
  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  /**
   * How many passes in batches of one size it handed out, each with a smaller last batch where the
   * size does not divide the samples: the epochs of a training, if nothing else takes batches of
   * that size (evaluate and validation take 128).
   */
  public int passes(int batchSize) {
    int whole = size() / batchSize;
    int full = (int) batches.stream().filter(batch -> batch == batchSize).count();
    int rest = (int) batches.stream().filter(batch -> batch == size() % batchSize).count();
    return whole == 0 ? rest : full / whole;
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Batch batch(NDManager manager, int[] indices) {
    beforeBatch.accept(indices.clone());
    for (int index : indices) {
      handedOut[Objects.checkIndex(index, handedOut.length)]++;
    }
    batches.add(indices.length);
    if (!inOrder(indices)) {
      Arrays.stream(indices).forEach(learnedFrom::set);
    } else if (!learnedFrom.isEmpty()) {
      Arrays.stream(indices).filter(index -> !learnedFrom.get(index)).forEach(heldOut::set);
    }
    return samples.batch(manager, indices);
  }

  private static boolean inOrder(int[] indices) {
    return IntStream.range(1, indices.length).allMatch(i -> indices[i] == indices[i - 1] + 1);
  }
}
