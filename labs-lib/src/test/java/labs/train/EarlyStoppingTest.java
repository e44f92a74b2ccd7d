package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import labs.nn.Dense;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private final Network network =
      new Network(new Shape(Samples.FEATURES), new Dense(1, Activation::sigmoid));

  EarlyStoppingTest() {
    network.compile("sgd", "binary_crossentropy");
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** As Keras: NaN is no improvement, not even on nothing. */
  @Test
  void notANumberIsNeverTheBest() {
    EarlyStopping early = new EarlyStopping("val_loss").patience(3).restoreBestWeights();
    early.onTrainBegin(network);
    early.onEpochEnd(network, 1, Map.of("val_loss", Float.NaN));
    assertThat(early.bestEpoch()).isZero();
    early.onEpochEnd(network, 2, Map.of("val_loss", 0.5f));
    early.onEpochEnd(network, 3, Map.of("val_loss", Float.NaN));
    assertThat(early.bestEpoch()).isEqualTo(2);
    assertThat(network.state.toStop).isFalse();
    early.onTrainEnd(network);
  }

  @Test
  void withoutANumberItsPatienceEnds() {
    EarlyStopping early = new EarlyStopping("val_loss").patience(2).restoreBestWeights();
    early.onTrainBegin(network);
    float[] weights = weights();
    early.onEpochEnd(network, 1, Map.of("val_loss", Float.NaN));
    assertThat(network.state.toStop).isFalse();
    early.onEpochEnd(network, 2, Map.of("val_loss", Float.NaN));
    assertThat(network.state.toStop).isTrue();
    early.onTrainEnd(network);
    assertThat(weights()).isEqualTo(weights);
  }

  /** With a patience of 2 the fourth epoch is the last, the second the best. */
  @Test
  void stopsAndRestoresTheBestWeights() {
    EarlyStopping early = new EarlyStopping("val_loss").patience(2).restoreBestWeights();
    List<float[]> weights = new ArrayList<>();
    Callback watch = (trained, epoch, values) -> weights.add(weights());
    int arrays = network.manager().getManagedArrays().size();
    Fit how = Fit.epochs(5).callback(told(early, 5, 4, 6, 7, 3)).callback(watch);
    assertThat(network.fit(new Samples(40), how).epochs()).isEqualTo(4);
    assertThat(early.bestEpoch()).isEqualTo(2);
    assertThat(weights()).isEqualTo(weights.get(1)).isNotEqualTo(weights.get(3));
    assertThat(network.manager().getManagedArrays()).hasSize(arrays);
  }

  @Test
  void anInterruptGivesTheBestWeightsBackAndLeavesNoCopy() {
    EarlyStopping early = new EarlyStopping("val_loss").patience(9).restoreBestWeights();
    List<float[]> weights = new ArrayList<>();
    Callback watch =
        (trained, epoch, values) -> {
          weights.add(weights());
          if (epoch == 3) {
            Thread.currentThread().interrupt();
          }
        };
    int arrays = network.manager().getManagedArrays().size();
    Fit how = Fit.epochs(9).callback(told(early, 1, 2, 3)).callback(watch);
    assertThatThrownBy(() -> network.fit(new Samples(40), how))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("epoch 4 of 9, after step 0");
    assertThat(weights()).isEqualTo(weights.get(0)).isNotEqualTo(weights.get(2));
    assertThat(network.manager().getManagedArrays()).hasSize(arrays);
  }

  /** Has made-up validation losses in place of the training's own. */
  static Callback told(EarlyStopping early, float... losses) {
    return new Callback() {
      @Override
      public void onTrainBegin(Network trained) {
        early.onTrainBegin(trained);
      }

      @Override
      public void onEpochEnd(Network trained, int epoch, Map<String, Float> values) {
        early.onEpochEnd(trained, epoch, Map.of("val_loss", losses[epoch - 1]));
      }

      @Override
      public void onTrainEnd(Network trained) {
        early.onTrainEnd(trained);
      }
    };
  }

  /** Of weights on a GPU, DJL would keep the copy that is read. */
  private float[] weights() {
    try (NDArray here = network.weights().get(0).toDevice(Device.cpu(), true)) {
      return here.toFloatArray();
    }
  }
}
