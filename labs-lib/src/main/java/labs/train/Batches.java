package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;
import labs.pipeline.Passes;

/** Passes over any data set, each batch on the device of the manager that is given. */
final class Batches {
  private Batches() {}

  /** The samples in their order. */
  static Iterable<Batch> inOrder(Dataset data, int batchSize, NDManager manager) {
    return moved(passes(data).inOrder(manager, batchSize), manager.getDevice());
  }

  /** The samples in the order of an epoch. */
  static Iterable<Batch> shuffled(
      Dataset data, int batchSize, NDManager manager, long seed, int epoch) {
    return moved(passes(data).shuffled(manager, batchSize, seed, epoch), manager.getDevice());
  }

  /** How many batches a pass has, or -1 where only the pass itself can tell. */
  static int count(Dataset data, int batchSize) {
    return (int) Math.min(passes(data).batches(batchSize), Integer.MAX_VALUE);
  }

  private static Passes passes(Dataset data) {
    return data instanceof Passes passes ? passes : new Plain(data);
  }

  /** A data set of DJL's or of others: it cuts and shuffles its batches as it does, or not. */
  private record Plain(Dataset data) implements Passes {
    @Override
    public long batches(int batchSize) {
      return -1;
    }

    @Override
    public Iterable<Batch> getData(NDManager manager) throws IOException, TranslateException {
      return data.getData(manager);
    }

    @Override
    public Iterable<Batch> inOrder(NDManager manager, int batchSize) {
      try {
        data.prepare();
        return data.getData(manager);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (TranslateException e) {
        throw new IllegalStateException(
            "The data set could not make its batches: " + e.getMessage(), e);
      }
    }

    @Override
    public Iterable<Batch> shuffled(NDManager manager, int batchSize, long seed, int epoch) {
      return inOrder(manager, batchSize);
    }
  }

  /** Data sets whose arrays live elsewhere hand out batches that do. */
  private static Iterable<Batch> moved(Iterable<Batch> batches, Device device) {
    return () -> {
      Iterator<Batch> all = batches.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Batch next() {
          return moved(all.next(), device);
        }
      };
    };
  }

  private static Batch moved(Batch batch, Device device) {
    if (Stream.concat(batch.getData().stream(), batch.getLabels().stream())
        .allMatch(array -> array.getDevice().equals(device))) {
      return batch;
    }
    return new Batch(
        batch.getManager(),
        batch.getData().toDevice(device, false),
        batch.getLabels().toDevice(device, false),
        batch.getSize(),
        null,
        null,
        batch.getProgress(),
        batch.getProgressTotal());
  }
}
