package labs.check;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.Arrays;
import java.util.Objects;
import labs.pipeline.IndexedDataset;

/**
 * A test set that counts how often it was looked at: what is chosen by the test is no longer tested
 * by it.
 *
 * <p>A look is a pass over it, in whole or in part: evaluate, predict, an epoch's validation, an
 * epoch's training.
 */
public final class CountedTestSet extends IndexedDataset {
  private final IndexedDataset samples;
  private final int[] handedOut;

  /** A test set over samples; nothing is copied. */
  public CountedTestSet(IndexedDataset samples) {
    this.samples = samples;
    this.handedOut = new int[samples.size()];
  }

  /** How often it was looked at: the largest number of times that any sample was handed out. */
  public int looks() {
    return Arrays.stream(handedOut).max().orElse(0);
  }

  /** How much of it was looked at, from 0 to 1: the share of samples handed out at least once. */
  public double seen() {
    return Arrays.stream(handedOut).filter(times -> times > 0).count() / (double) size();
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Batch batch(NDManager manager, int[] indices) {
    for (int index : indices) {
      handedOut[Objects.checkIndex(index, handedOut.length)]++;
    }
    return samples.batch(manager, indices);
  }
}
