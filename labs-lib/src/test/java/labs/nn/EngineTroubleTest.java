package labs.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import labs.train.GradientTape;
import labs.train.Network;
import org.junit.jupiter.api.Test;

class EngineTroubleTest {
  /** As libtorch says it. */
  private static final String FULL_GPU =
      "CUDA out of memory. Tried to allocate 149.01 GiB. GPU 0 has a total capacity of 79.19 GiB of"
          + " which 78.66 GiB is free. Including non-PyTorch memory, this process has 518.00 MiB"
          + " memory in use. Of the allocated memory 0 bytes is allocated by PyTorch, and 0 bytes is"
          + " reserved by PyTorch but unallocated. If reserved but unallocated memory is large try"
          + " setting PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.\n"
          + "Exception raised from malloc at CUDACachingAllocator.cpp:1 (most recent call first):";

  private static final String FULL_MEMORY =
      "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory:"
          + " you tried to allocate 2199023255552 bytes. Error code 12 (Cannot allocate memory)";

  private static final String ASSERTED =
      "CUDA error: device-side assert triggered\nCUDA kernel errors might be asynchronously"
          + " reported at some other API call, so the stacktrace below might be incorrect.";

  @Test
  void saysWhatIsFullAndWhatToDo() {
    EngineException engine = new EngineException(FULL_GPU);
    assertThat(EngineTrouble.inWords(engine))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(engine)
        .hasMessageContaining("The memory of gpu0 is full")
        .hasMessageContaining("149.01 GiB")
        .hasMessageContaining("78.66 of 79.19 GiB are free")
        .hasMessageContaining("batchSize")
        .hasMessageNotContaining("PYTORCH_CUDA_ALLOC_CONF");
    assertThat(EngineTrouble.inWords(new EngineException(FULL_MEMORY)))
        .hasMessageContaining("The computer's memory is full")
        .hasMessageContaining("2048.00 GiB")
        .hasMessageContaining("batchSize");
  }

  @Test
  void saysThatTheKernelHasToStartAnew() {
    // What an LSTM on an H200 said first after an id that had no row.
    String late = "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR";
    for (String said : List.of(ASSERTED, late)) {
      assertThat(EngineTrouble.inWords(new EngineException(said)))
          .hasMessageContaining("no more work from this kernel: restart it")
          .hasMessageContaining("LABS_DEVICE=cpu")
          .hasMessageEndingWith("PyTorch says: " + said.lines().findFirst().orElseThrow());
    }
  }

  @Test
  void leavesTheRestAsItIs() {
    EngineException other = new EngineException("The size of tensor a (3) must match");
    assertThat(EngineTrouble.inWords(other)).isSameAs(other);
    EngineException silent = new EngineException((String) null);
    assertThat(EngineTrouble.inWords(silent)).isSameAs(silent);
  }

  /** A petabyte of weights, and in a step: more than a process can address, let alone have. */
  @Test
  void isWhatTheLabsSay() {
    assertThatThrownBy(() -> new Network(new Shape(1 << 24), new Dense(1 << 24)))
        .hasMessageMatching("(?s)The (computer's memory|memory of gpu\\d+) is full.*");
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.ones(new Shape(1 << 24, 1));
      assertThatThrownBy(() -> GradientTape.record(() -> x.matMul(x.transpose()).sum(), x))
          .hasMessageMatching("(?s)The (computer's memory|memory of gpu\\d+) is full.*");
    }
  }
}
