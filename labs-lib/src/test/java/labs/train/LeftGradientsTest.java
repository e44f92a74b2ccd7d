package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import java.util.List;
import labs.Golden;
import labs.nn.Dense;
import labs.pipeline.InMemoryDataset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fit after anything equals a fit alone. */
class LeftGradientsTest {
  private enum Before {
    TAPE_OVER_WEIGHTS,
    TAPE_OVER_DATA,
    OWN_BACKWARD,
    FAILED_FIT,
    EVALUATION;

    void happen(Network network) {
      NDArray x = network.manager().ones(new Shape(4, 2));
      NDArray y = network.manager().ones(new Shape(4, 1));
      ParameterStore store = new ParameterStore(network.manager(), false);
      switch (this) {
        case TAPE_OVER_WEIGHTS ->
            GradientTape.record(
                () -> network.block().forward(store, new NDList(x), true).head().sum(),
                network.weights().toArray(NDArray[]::new));
        case TAPE_OVER_DATA ->
            GradientTape.record(
                () -> network.block().forward(store, new NDList(x), true).head().sum(), x);
        case OWN_BACKWARD -> {
          try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            tape.backward(network.block().forward(store, new NDList(x), true).head().sum());
          }
        }
        case FAILED_FIT -> {
          network.compile(new SGD(), new MeanSquaredError(), new Failing());
          assertThatThrownBy(() -> network.fit(new InMemoryDataset(x, y), Fit.epochs(1)))
              .hasMessage("a student's mistake");
        }
        case EVALUATION -> {
          network.compile("sgd", "mean_squared_error");
          network.evaluate(new InMemoryDataset(x, y));
        }
      }
    }
  }

  private static final class Failing extends Metric {
    Failing() {
      super("failing");
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
      throw new IllegalStateException("a student's mistake");
    }
  }

  @Property(tries = 20)
  void areNotInTheNextFit(@ForAll @Size(min = 1, max = 4) List<Before> befores) {
    try (Network network = network();
        Network alone = network()) {
      befores.forEach(before -> before.happen(network));
      network.reset(3);
      alone.reset(3);
      befores.forEach(before -> before.happen(network));
      for (Network each : List.of(network, alone)) {
        each.compile(new SGD(0.1), new BinaryCrossentropy());
        // all in one batch: the order of the samples goes by the epochs, of a failed fit too
        each.fit(new Samples(20), Fit.epochs(2).batchSize(20));
      }
      for (int i = 0; i < alone.weights().size(); i++) {
        Golden.assertClose(network.weights().get(i), alone.weights().get(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TAPE_OVER_WEIGHTS", "TAPE_OVER_DATA"})
  void aTapeLeavesNone(Before tape) {
    try (Network network = network()) {
      tape.happen(network);
      for (NDArray weight : network.weights()) {
        assertThat(weight.hasGradient()).isTrue();
        assertThat(weight.getGradient().abs().max().getFloat()).isZero();
      }
    }
  }

  /** An optimizer that takes a gradient and leaves it where it is. */
  @Test
  void anOptimizerNeedNotZeroThem() {
    try (Network network = network();
        Network ours = network()) {
      network.compile(new Leaving(), new BinaryCrossentropy());
      ours.compile(new SGD(0.1), new BinaryCrossentropy());
      for (Network each : List.of(network, ours)) {
        each.fit(new Samples(20), Fit.epochs(2).batchSize(8));
      }
      assertThat(network.weights().get(0).toFloatArray())
          .isEqualTo(ours.weights().get(0).toFloatArray());
    }
  }

  private static final class Leaving extends Optimizer {
    Leaving() {
      super(new Builder());
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
      weight.subi(gradient.mul(0.1f));
    }

    private static final class Builder extends OptimizerBuilder<Builder> {
      @Override
      protected Builder self() {
        return this;
      }
    }
  }

  private static Network network() {
    return new Network(
        new Shape(2), new Dense(3, Activation::tanh), new Dense(1, Activation::sigmoid));
  }
}
