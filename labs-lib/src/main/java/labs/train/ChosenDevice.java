package labs.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.notebook.Notebook;

/**
 * Where networks live: chosen once in a process, by the environment variable {@code LABS_DEVICE}
 * (cpu, gpu, gpu0, gpu1, ...), else the first GPU that DJL can use, else the CPU.
 */
public final class ChosenDevice {
  private static final Pattern GPU = Pattern.compile("gpu(\\d{0,3})");
  private static Device chosen;

  private ChosenDevice() {}

  /**
   * The device for arrays of one's own that are to meet a network's: {@code
   * NDManager.newBaseManager(ChosenDevice.get())}. Says so, once, if it is a GPU, or if the GPU
   * that was asked for is not there and the CPU stands in.
   *
   * @throws IllegalStateException if LABS_DEVICE holds anything else
   */
  public static synchronized Device get() {
    if (chosen == null) {
      String asked = System.getenv().getOrDefault("LABS_DEVICE", "");
      chosen = choose(asked, Engine.getInstance().getGpuCount(), Notebook::print);
    }
    return chosen;
  }

  static Device choose(String asked, int gpus, Consumer<String> say) {
    String name = asked.strip().toLowerCase(Locale.ROOT);
    Matcher gpu = GPU.matcher(name);
    if (name.equals("cpu") || name.isEmpty() && gpus == 0) {
      return Device.cpu();
    }
    if (!name.isEmpty() && !gpu.matches()) {
      throw new IllegalStateException(
          "LABS_DEVICE is '"
              + asked.strip()
              + "'; expected cpu, gpu, gpu0, gpu1, ..., or no LABS_DEVICE at all for the GPU if"
              + " there is one");
    }
    int number = name.isEmpty() || gpu.group(1).isEmpty() ? 0 : Integer.parseInt(gpu.group(1));
    if (number >= gpus) {
      say.accept(
          "LABS_DEVICE asks for %s, but DJL %s: training on the CPU".formatted(name, sees(gpus)));
      return Device.cpu();
    }
    say.accept("Training on the GPU (gpu%d)".formatted(number));
    return Device.gpu(number);
  }

  private static String sees(int gpus) {
    return switch (gpus) {
      case 0 -> "finds no GPU that this PyTorch can use";
      case 1 -> "finds one GPU (gpu0)";
      default -> "finds %d GPUs (gpu0 to gpu%d)".formatted(gpus, gpus - 1);
    };
  }
}
