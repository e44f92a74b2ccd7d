package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import java.util.Random;
import labs.pipeline.IndexedDataset;

/** A made-up data set: points in the plane, labelled 1 right of the line x + y = 0. */
class Samples extends IndexedDataset {
  static final int FEATURES = 2;
  final float[][] points;
  final float[] labels;

  Samples(int size) {
    Random random = new Random(1);
    points = new float[size][FEATURES];
    labels = new float[size];
    for (int i = 0; i < size; i++) {
      points[i][0] = (float) random.nextGaussian();
      points[i][1] = (float) random.nextGaussian();
      labels[i] = points[i][0] + points[i][1] > 0 ? 1 : 0;
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public Batch batch(NDManager manager, int[] indices) {
    NDManager own = manager.newSubManager();
    float[] values = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      values[i] = labels[indices[i]];
    }
    NDArray y = own.create(values, new Shape(indices.length, 1));
    return new Batch(
        own, inputs(own, indices), new NDList(y), indices.length, null, null, 0, size());
  }

  NDList inputs(NDManager manager, int[] indices) {
    float[][] rows = new float[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      rows[i] = points[indices[i]];
    }
    return new NDList(manager.create(rows));
  }
}
