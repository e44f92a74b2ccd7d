package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import labs.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void equalsKerasWhateverTheLoss() {
    Golden golden = Golden.load(manager, "accuracy");
    for (Loss loss : new Loss[] {new BinaryCrossentropy(), new MeanSquaredError()}) {
      for (String name : new String[] {"classes", "one", "steps"}) {
        NDArray y = golden.get(name);
        float keras = golden.get("acc_" + name).getFloat();
        assertThat(inBatches(loss, y, golden.get("p_" + name), 2)).isCloseTo(keras, within(1e-6f));
      }
    }
  }

  /** Tags: a sample may have none or several, and each tag counts. */
  @Test
  void countsEachLabelWhereSeveralMayHold() {
    NDArray y = manager.create(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 0, 0}, {1, 0, 1}});
    NDArray p =
        manager.create(
            new float[][] {{.9f, .1f, .2f}, {.1f, .8f, .9f}, {.4f, .4f, .9f}, {.8f, 0, .1f}});
    float right = 9 / 12f;
    assertThat(inBatches(new BinaryCrossentropy(), y, p, 4)).isCloseTo(right, within(1e-6f));
    // the first batch alone looks like classes
    assertThat(inBatches(new BinaryCrossentropy(), y, p, 2)).isCloseTo(right, within(1e-6f));
  }

  @Test
  void aLogitAboveZeroIsYes() {
    NDArray y = manager.create(new float[][] {{1}, {0}});
    NDArray z = manager.create(new float[][] {{0.2f}, {-0.2f}});
    assertThat(inBatches(new BinaryCrossentropy().fromLogits(), y, z, 2)).isEqualTo(1);
    assertThat(inBatches(new BinaryCrossentropy(), y, z, 2)).isEqualTo(0.5f);
  }

  private static float inBatches(Loss loss, NDArray y, NDArray p, int size) {
    Evaluator accuracy = Named.metric("accuracy", loss);
    accuracy.addAccumulator("here");
    for (long from = 0; from < y.size(0); from += size) {
      String rows = from + ":" + (from + size);
      accuracy.updateAccumulator("here", new NDList(y.get(rows)), new NDList(p.get(rows)));
    }
    return accuracy.getAccumulator("here");
  }
}
