package labs.nn;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure of the engine means where the machine is at fault: what is wrong, what to do. */
public final class EngineTrouble {
  private static final Pattern FULL_GPU =
      Pattern.compile(
          "CUDA out of memory\\. Tried to allocate ([\\d.]+ \\w+)\\. GPU (\\d+) has a total capacity"
              + " of ([\\d.]+ \\w+) of which ([\\d.]+) (\\w+) is free");

  private static final Pattern FULL_MEMORY =
      Pattern.compile("DefaultCPUAllocator: .*you tried to allocate (\\d+) bytes");

  /** What fails first may be any work that comes after the cause: a GPU is late to tell. */
  private static final Pattern GPU_STOPPED =
      Pattern.compile("CUDA error|cuDNN error|CUBLAS_STATUS");

  private static final String LESS =
      " Take smaller batches (Fit.batchSize) or a smaller network, close networks that are no longer"
          + " needed (close()), or shut down the kernels of other notebooks.";

  private EngineTrouble() {}

  /**
   * A failure in our words: memory that is full, a GPU that takes no more work.
   *
   * @return an IllegalStateException whose cause is the failure, or the failure itself where we
   *     have no words for it
   */
  public static RuntimeException inWords(EngineException e) {
    String said = String.valueOf(e.getMessage());
    Matcher gpu = FULL_GPU.matcher(said);
    if (gpu.find()) {
      return new IllegalStateException(
          "The memory of gpu%s is full: %s more were asked for, and %s of %s are free."
                  .formatted(gpu.group(2), gpu.group(1), free(gpu), gpu.group(3))
              + LESS
              + " Or train on the CPU (LABS_DEVICE=cpu).",
          e);
    }
    Matcher memory = FULL_MEMORY.matcher(said);
    if (memory.find()) {
      double asked = Double.parseDouble(memory.group(1)) / (1 << 30);
      return new IllegalStateException(
          String.format(
                  Locale.ROOT,
                  "The computer's memory is full: %.2f GiB more were asked for.",
                  asked)
              + LESS,
          e);
    }
    if (GPU_STOPPED.matcher(said).find()) {
      return new IllegalStateException(
          "A step failed on the GPU, which takes no more work from this kernel: restart it. Most often"
              + " a word id has no row in an Embedding; on the CPU (LABS_DEVICE=cpu) the same mistake"
              + " is told in words. PyTorch says: "
              + said.lines().findFirst().orElse("nothing"),
          e);
    }
    return e;
  }

  /** Whether backward was refused where it should begin: no recorded number stands behind that. */
  public static boolean isNoGraph(EngineException e) {
    return String.valueOf(e.getMessage()).contains("does not require grad");
  }

  /** Without its unit, where that is the capacity's too. */
  private static String free(Matcher gpu) {
    String unit = gpu.group(5);
    return gpu.group(3).endsWith(unit) ? gpu.group(4) : gpu.group(4) + " " + unit;
  }
}
