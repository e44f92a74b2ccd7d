package labs.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.util.Locale;

/** NVIDIA's GPUs, as the PyTorch in use sees them. */
final class CudaGpus implements Gpus {
  /** What CUDA itself takes, and a lab's network, its batches and predictions. */
  private static final long NEEDED = 1L << 30;

  @Override
  public int count() {
    return Engine.getInstance().getGpuCount();
  }

  @Override
  public String whyNone() {
    return CudaFacts.ofThisMachine().whyNone();
  }

  @Override
  public String whyNot(int number) {
    String name = "gpu" + number;
    try {
      MemoryUsage memory = CudaUtils.getGpuMemory(Device.gpu(number));
      long free = memory.getMax() - memory.getCommitted();
      return free < NEEDED ? tooLittle(name, free, memory.getMax()) : tried(name, trial(number));
    } catch (RuntimeException e) {
      return failed(name, e);
    }
  }

  static String tooLittle(String name, long free, long all) {
    double gigabyte = 1 << 30;
    return String.format(
        Locale.ROOT,
        "%s has %.1f of %.1f GB free, and training needs 1 (nvidia-smi lists what uses it)",
        name,
        free / gigabyte,
        all / gigabyte);
  }

  /** Shows what no version number tells, such as a GPU that is too old for this PyTorch. */
  private static Runnable trial(int number) {
    return () -> {
      try (NDManager manager = NDManager.newBaseManager(Device.gpu(number))) {
        NDArray ones = manager.ones(new Shape(64, 64));
        ones.matMul(ones).sum().getFloat();
      }
    };
  }

  static String tried(String name, Runnable trial) {
    try {
      trial.run();
      return null;
    } catch (RuntimeException e) {
      return failed(name, e);
    }
  }

  private static String failed(String name, RuntimeException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    return "a first multiplication on %s failed (%s)".formatted(name, first.strip());
  }
}
