package labs.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import labs.nn.Dense;
import labs.train.Adam;
import labs.train.BinaryAccuracy;
import labs.train.BinaryCrossentropy;
import labs.train.CategoricalAccuracy;
import labs.train.CategoricalCrossentropy;
import labs.train.MeanSquaredError;
import labs.train.Metric;
import labs.train.Network;
import labs.train.RMSprop;
import labs.train.SGD;
import labs.train.SumOfSquares;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledTest {
  private final Network network = new Network(new Shape(3), new Dense(1));

  @AfterEach
  void close() {
    network.close();
  }

  private String optimizer(Optimizer optimizer) {
    network.compile(optimizer, new MeanSquaredError());
    return Compiled.optimizer(network);
  }

  private String loss(Loss loss, int numbers) {
    network.compile(new Adam(), loss);
    return Compiled.loss(network, numbers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "rmsprop", "sgd"})
  void anOptimizerIsNamedByItsSteps(String name) {
    network.compile(name, "mean_squared_error");
    assertThat(Compiled.optimizer(network)).isEqualTo(name);
    assertThat(Compiled.optimizer(network)).as("a second look").isEqualTo(name);
  }

  @Test
  void anotherLearningRateIsSaid() {
    assertThat(optimizer(new Adam(0.001 * Math.sqrt(10))))
        .isEqualTo("adam with a learning rate of 0.00316");
    assertThat(optimizer(new RMSprop(0.01))).isEqualTo("rmsprop with a learning rate of 0.0100");
    assertThat(optimizer(new SGD(0.1))).isEqualTo("sgd with a learning rate of 0.100");
  }

  @Test
  void djlsAccuracyIsNamedByItsThreshold() {
    network.compile(
        new Adam(),
        new BinaryCrossentropy(),
        new ai.djl.training.evaluator.BinaryAccuracy("half", 0.5f),
        new ai.djl.training.evaluator.BinaryAccuracy("none", 0));
    assertThat(Compiled.metrics(network, 1)).containsExactly("accuracy", "accuracy of logits");
  }

  @Test
  void aForeignOptimizerIsNamedByWhatItDoes() {
    assertThat(optimizer(Optimizer.adam().build())).isEqualTo("adam");
    assertThat(optimizer(new Signs())).isEqualTo("Signs");
  }

  /** Moves a weight by the gradient's sign, by steps that grow. */
  private static final class Signs extends Optimizer {
    private float rate = 0.001f;

    Signs() {
      super(Optimizer.adam());
    }

    @Override
    public void update(String id, NDArray weight, NDArray gradient) {
      weight.subi(gradient.sign().mul(rate));
      rate *= 2;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 12})
  void lossesAndMetricsAreToldApartForAnyNumberOfClasses(int numbers) {
    assertThat(loss(new BinaryCrossentropy(), numbers)).isEqualTo("binary_crossentropy");
    assertThat(loss(new MeanSquaredError(), numbers)).isEqualTo("mean_squared_error");
    assertThat(loss(new CategoricalCrossentropy(), numbers)).isEqualTo("categorical_crossentropy");
    assertThat(loss(new BinaryCrossentropy().fromLogits(), numbers))
        .isEqualTo("binary_crossentropy from logits");
    if (numbers > 1) {
      assertThat(loss(new SumOfSquares(), numbers)).isEqualTo("sum_of_squares");
    }
    boolean yesOrNo = numbers == 1;
    Map<Evaluator, String> names =
        Map.of(
            new BinaryAccuracy(),
            yesOrNo ? "accuracy" : "accuracy of yes or no",
            new CategoricalAccuracy(),
            yesOrNo ? "accuracy of classes" : "accuracy",
            new BinaryAccuracy(0),
            "accuracy of logits",
            new BinaryCrossentropy(),
            "binary_crossentropy");
    names.forEach(
        (metric, name) -> {
          network.compile(new Adam(), new MeanSquaredError(), metric);
          assertThat(Compiled.metrics(network, numbers)).containsExactly(name);
        });
  }

  @Test
  void onesOwnObjectsCountForWhatTheyCompute() {
    Loss own =
        new Loss("mine") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sub(labels.head()).square().mean();
          }
        };
    assertThat(loss(own, 1)).isEqualTo("mean_squared_error");
    Loss wrong =
        new Loss("binary_crossentropy") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sub(labels.head()).abs().mean();
          }
        };
    assertThat(loss(wrong, 1)).isEqualTo("another that is called binary_crossentropy");
    assertThat(loss(Loss.softmaxCrossEntropyLoss(), 10)).isEqualTo("SoftmaxCrossEntropyLoss");
    Metric error =
        new Metric("accuracy") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions
                .head()
                .gt(0.5)
                .neq(labels.head().gt(0.5))
                .toType(own(), false)
                .mean();
          }

          private ai.djl.ndarray.types.DataType own() {
            return ai.djl.ndarray.types.DataType.FLOAT32;
          }
        };
    network.compile(new Adam(), new MeanSquaredError(), error);
    assertThat(Compiled.metrics(network, 1)).containsExactly("another that is called accuracy");
  }

  @Test
  void whatWasNotCompiledIsSaid() {
    assertThat(Compiled.optimizer(network)).isEqualTo(Compiled.NOT);
    assertThat(Compiled.loss(network, 1)).isEqualTo(Compiled.NOT);
    assertThat(Compiled.metrics(network, 1)).isEqualTo(List.of());
  }
}
