package labs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import labs.nn.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenDeviceTest {
  private final List<String> said = new ArrayList<>();

  private Device choose(String asked, int gpus) {
    return ChosenDevice.choose(asked, gpus, said::add);
  }

  @Test
  void takesAGpuWhereThereIsOne() {
    assertThat(choose("", 2)).isEqualTo(Device.gpu(0));
    assertThat(said).containsExactly("Training on the GPU (gpu0)");
  }

  @Test
  void doesNotTalkOfTheCpu() {
    assertThat(choose("", 0)).isEqualTo(Device.cpu());
    assertThat(choose("cpu", 2)).isEqualTo(Device.cpu());
    assertThat(said).isEmpty();
  }

  @Test
  void takesTheOneThatIsAskedFor() {
    assertThat(choose("gpu", 1)).isEqualTo(Device.gpu(0));
    assertThat(choose(" GPU1 ", 2)).isEqualTo(Device.gpu(1));
    assertThat(said).containsExactly("Training on the GPU (gpu0)", "Training on the GPU (gpu1)");
  }

  @Test
  void saysWhyTheCpuStandsIn() {
    assertThat(choose("gpu", 0)).isEqualTo(Device.cpu());
    assertThat(choose("gpu1", 1)).isEqualTo(Device.cpu());
    assertThat(choose("gpu7", 2)).isEqualTo(Device.cpu());
    assertThat(said)
        .containsExactly(
            "LABS_DEVICE asks for gpu, but DJL finds no GPU that this PyTorch can use:"
                + " training on the CPU",
            "LABS_DEVICE asks for gpu1, but DJL finds one GPU (gpu0): training on the CPU",
            "LABS_DEVICE asks for gpu7, but DJL finds 2 GPUs (gpu0 to gpu1): training on the CPU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "gpu-1", "gpu 1", "tpu", "0"})
  void aWrongValueNamesTheValidOnes(String wrong) {
    assertThatThrownBy(() -> choose(wrong, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LABS_DEVICE is '" + wrong + "'; expected cpu, gpu, gpu0, gpu1");
  }

  @Test
  void aNetworkLivesThere() {
    try (Network network = new Network(new Shape(2), new Dense(1))) {
      assertThat(network.manager().getDevice()).isEqualTo(ChosenDevice.get());
      assertThat(network.block().getParameters().get(0).getValue().getArray().getDevice())
          .isEqualTo(ChosenDevice.get());
    }
  }
}
