package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;

class CudaGpusTest {

  @Test
  void tooLittleMemoryIsSaidInNumbers() {
    assertThat(CudaGpus.tooLittle("gpu0", 200L << 20, 8L << 30))
        .isEqualTo(
            "gpu0 has 0.2 of 8.0 GB free, and training needs 1 (nvidia-smi lists what uses it)");
  }

  @Test
  void aFailedTrialIsSaidInItsFirstLine() {
    assertThat(
            CudaGpus.tried(
                "gpu1",
                () -> {
                  throw new EngineException("CUDA out of memory. Tried to allocate 2 MB\nat c10");
                }))
        .isEqualTo(
            "a first multiplication on gpu1 failed (CUDA out of memory. Tried to allocate 2 MB)");
    assertThat(CudaGpus.tried("gpu1", () -> {})).isNull();
  }

  @Test
  void aGpuThatIsNotThereIsNoErrorOfTheChoice() {
    assumeTrue(Engine.getInstance().getGpuCount() == 0);
    assertThat(new CudaGpus().whyNot(0)).startsWith("a first multiplication on gpu0 failed");
  }
}
