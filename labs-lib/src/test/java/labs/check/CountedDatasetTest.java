package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import labs.nn.Dense;
import labs.pipeline.InMemoryDataset;
import labs.train.Fit;
import labs.train.Network;
import org.junit.jupiter.api.Test;

class CountedDatasetTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final InMemoryDataset samples =
      new InMemoryDataset(manager.ones(new Shape(1_100, 3)), manager.ones(new Shape(1_100, 1)));
  private final CountedDataset test = new CountedDataset(samples);

  @Test
  void everyPassIsALook() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      assertThat(test.looks()).isZero();
      assertThat(test.seen()).isZero();
      assertThat(network.evaluate(test)).isEqualTo(network.evaluate(samples));
      assertThat(test.looks()).isEqualTo(1);
      assertThat(test.seen()).isEqualTo(1);
      network.predict(test).close();
      assertThat(test.looks()).isEqualTo(2);
      network.fit(samples, Fit.epochs(3).validation(test));
      assertThat(test.looks()).isEqualTo(5);
    }
  }

  @Test
  void aPartIsALook() {
    test.range(1_000, 1_100).batch(manager, new int[] {7}).close();
    assertThat(test.looks()).isEqualTo(1);
    assertThat(test.seen()).isEqualTo(1 / 1_100.0);
    assertThat(test.size()).isEqualTo(1_100);
  }

  @Test
  void noSampleIsNoLook() {
    assertThatThrownBy(() -> test.batch(manager, new int[] {1_100}))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(test.looks()).isZero();
  }

  @Test
  void passesAreCountedByTheSizeOfTheirBatches() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      network.fit(test, Fit.epochs(3).batchSize(500));
      assertThat(test.passes(500)).isEqualTo(3);
      network.fit(test, Fit.epochs(1).batchSize(500));
      network.evaluate(test);
      assertThat(test.passes(500)).isEqualTo(4);
      assertThat(test.passes(32)).isZero();
      assertThat(test.batches()).startsWith(500, 500, 100, 500).endsWith(128, 76);
      network.fit(test, Fit.epochs(2).batchSize(2_000));
      assertThat(test.passes(2_000)).isEqualTo(2);
    }
  }

  @Test
  void whatIsValidatedOnAndNotYetLearnedFromIsHeldOut() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      network.evaluate(test); // nothing is learned yet
      assertThat(test.heldOut()).isZero();
      network.fit(test.last(0.9), Fit.epochs(2).validation(test.first(0.1)));
      assertThat(test.heldOut()).isCloseTo(0.1, within(1e-9));
      network.fit(test, Fit.epochs(1)); // what was held out was held out, whatever comes later
      assertThat(test.heldOut()).isCloseTo(0.1, within(1e-9));
    }
  }

  @Test
  void aValidationSplitIsHeldOut() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      network.fit(test, Fit.epochs(1).validationSplit(0.2));
      assertThat(test.heldOut()).isCloseTo(0.2, within(1e-9));
    }
  }

  @Test
  void whatIsLearnedFromFirstIsNotHeldOut() {
    try (Network network = new Network(new Shape(3), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      network.fit(test, Fit.epochs(2));
      network.fit(test, Fit.epochs(2).validation(test.first(0.1)));
      network.evaluate(test);
      assertThat(test.heldOut()).isZero();
    }
  }

  @Test
  void somethingIsDoneBeforeEachBatch() {
    List<int[]> told = new ArrayList<>();
    CountedDataset watched = new CountedDataset(samples);
    watched.beforeBatch(
        indices -> {
          assertThat(watched.batches()).hasSameSizeAs(told);
          told.add(indices);
        });
    watched.getData(manager).forEach(batch -> batch.close());
    assertThat(told).hasSize(35);
    assertThat(told.get(1)).startsWith(32, 33).endsWith(63).hasSize(32);
  }
}
