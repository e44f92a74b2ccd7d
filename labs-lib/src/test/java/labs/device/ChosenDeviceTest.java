package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import labs.nn.Dense;
import labs.train.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenDeviceTest {
  private final List<String> said = new ArrayList<>();

  /** So many GPUs, in working order but for what is planted. */
  private record Planted(int count, String whyNone, String whyNot) implements Gpus {
    @Override
    public String whyNot(int number) {
      return whyNot;
    }
  }

  private Device choose(String asked, int gpus) {
    return ChosenDevice.choose(asked, new Planted(gpus, "no driver", null), said::add);
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
            "LABS_DEVICE asks for gpu, but no driver: training on the CPU",
            "LABS_DEVICE asks for gpu1, but DJL finds one GPU (gpu0): training on the CPU",
            "LABS_DEVICE asks for gpu7, but DJL finds 2 GPUs (gpu0 to gpu1): training on the CPU");
  }

  @Test
  void aGpuThatCantTrainNowIsNotTaken() {
    Gpus full = new Planted(1, null, "gpu0 has 0.2 of 8.0 GB free");
    assertThat(ChosenDevice.choose("", full, said::add)).isEqualTo(Device.cpu());
    assertThat(ChosenDevice.choose("gpu", full, said::add)).isEqualTo(Device.cpu());
    assertThat(said)
        .containsExactly(
            "gpu0 has 0.2 of 8.0 GB free: training on the CPU",
            "LABS_DEVICE asks for gpu, but gpu0 has 0.2 of 8.0 GB free: training on the CPU");
  }

  @Test
  void doctorIsToldTheReasonUnasked() {
    Gpus none = new Planted(0, "no driver", null);
    Gpus one = new Planted(1, null, null);
    assertThat(ChosenDevice.describe("", none)).isEqualTo("Training on the CPU: no driver");
    assertThat(ChosenDevice.describe("cpu", one)).isEqualTo("Training on the CPU");
    assertThat(ChosenDevice.describe("", one)).isEqualTo("Training on the GPU (gpu0)");
    assertThat(ChosenDevice.describe("gpu", none))
        .isEqualTo("LABS_DEVICE asks for gpu, but no driver: training on the CPU");
  }

  @Test
  void theChoiceBecomesTheDefaultOfDjl() {
    Engine engine = Engine.getInstance();
    Device before = engine.defaultDevice();
    try {
      ChosenDevice.makeDefault(engine, Device.gpu(3));
      assertThat(engine.defaultDevice()).isEqualTo(Device.gpu(3));
    } finally {
      ChosenDevice.makeDefault(engine, before);
    }
    assertThat(engine.defaultDevice()).isEqualTo(before);
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
