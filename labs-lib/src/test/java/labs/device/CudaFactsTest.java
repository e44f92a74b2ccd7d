package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import labs.device.CudaFacts.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaFactsTest {

  /** From the bottom up: each row mends what the row before lacks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false |   0 |     0 | 0 | CLASS_PATH | false |     0 | no NVIDIA driver is installed
          true  | 999 |     0 | 0 | CLASS_PATH | false |     0 | the NVIDIA driver does not start (error 999; nvidia-smi says more)
          true  | 100 | 12080 | 0 | CLASS_PATH | false |     0 | the NVIDIA driver finds no GPU
          true  |   0 | 12080 | 0 | CLASS_PATH | false |     0 | the NVIDIA driver finds no GPU
          true  |   0 | 11040 | 1 | CLASS_PATH | false |     0 | the NVIDIA driver is made for CUDA 11.4, and PyTorch needs one for CUDA 12
          true  |   0 | 12080 | 1 | CLASS_PATH | false |     0 | the PyTorch in use is the one for the CPU (labs.py start --gpu takes the other)
          true  |   0 | 12080 | 1 | LOCAL      | false |     0 | the local libtorch is one for the CPU
          true  |   0 | 12080 | 1 | DOWNLOADED | false |     0 | no CUDA runtime (cudart) is found; CUDA 12.8 or newer brings one, and pip's torch, with --libtorch
          true  |   0 | 12080 | 1 | DOWNLOADED | false | 12040 | CUDA 12.4 is installed, and DJL has a PyTorch for 12.8 or newer
          true  |   0 | 12080 | 1 | LOCAL      | true  |     0 | no CUDA runtime (cudart) is found; CUDA 12.8 or newer brings one, and pip's torch, with --libtorch
          true  |   0 | 12080 | 1 | LOCAL      | true  | 12060 | PyTorch finds none, though the NVIDIA driver does
          """)
  void theFirstThingInTheWayIsNamed(
      boolean driver,
      int status,
      int driverCuda,
      int gpus,
      Source pyTorch,
      boolean forCuda,
      int runtime,
      String why) {
    CudaFacts facts = new CudaFacts(driver, status, driverCuda, gpus, pyTorch, forCuda, runtime);
    assertThat(facts.whyNone()).isEqualTo(why);
  }

  @Test
  void ofAMachineWithoutAGpu() {
    assumeTrue(Engine.getInstance().getGpuCount() == 0);
    CudaFacts facts = CudaFacts.ofThisMachine();
    assumeTrue(facts.pyTorch() == Source.CLASS_PATH, "another libtorch may be one for a GPU");
    assertThat(facts.forCuda()).isFalse();
    assertThat(facts.whyNone()).isNotEmpty();
  }
}
