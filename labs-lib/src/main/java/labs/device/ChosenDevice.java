package labs.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.notebook.Notebook;
import labs.notebook.PrivateField;

/**
 * Where networks live: chosen once in a process, by the environment variable {@code LABS_DEVICE}
 * (cpu, gpu, gpu0, gpu1, ...), else the first GPU that DJL can use, else the CPU.
 *
 * <p>What is chosen becomes DJL's own default, so that arrays of {@code NDManager.newBaseManager()}
 * meet a network's. A manager that is older than the choice keeps its device: where that could
 * differ, the kernel calls {@link #prepare} before its first cell.
 */
public final class ChosenDevice {
  private static final Pattern GPU = Pattern.compile("gpu(\\d{0,3})");
  private static Device chosen;
  private static String news;

  private ChosenDevice() {}

  /**
   * The device that is chosen. Says so, once, if it is a GPU, or why the CPU stands in for a GPU.
   *
   * @throws IllegalStateException if LABS_DEVICE holds anything else
   */
  public static synchronized Device get() {
    choose();
    if (news != null) {
      Notebook.print(news);
      news = null;
    }
    return chosen;
  }

  /**
   * Chooses, but leaves what there is to say, errors too, to {@link #get}: for a kernel's start,
   * where nobody would see it.
   */
  public static synchronized void prepare() {
    try {
      choose();
    } catch (RuntimeException | LinkageError e) {
      // A wrong LABS_DEVICE, or PyTorch can't be loaded: the first cell that needs it says so.
    }
  }

  /** The choice in words, with its reason: for labs.py doctor. */
  public static String describe() {
    return describe(asked(), new CudaGpus());
  }

  private static void choose() {
    if (chosen == null) {
      chosen = choose(asked(), new CudaGpus(), line -> news = line);
      makeDefault(Engine.getInstance(), chosen);
    }
  }

  private static String asked() {
    return System.getenv().getOrDefault("LABS_DEVICE", "");
  }

  static Device choose(String asked, Gpus gpus, Consumer<String> say) {
    String name = asked.strip().toLowerCase(Locale.ROOT);
    Matcher gpu = GPU.matcher(name);
    if (!name.isEmpty() && !name.equals("cpu") && !gpu.matches()) {
      throw new IllegalStateException(
          "LABS_DEVICE is '"
              + asked.strip()
              + "'; expected cpu, gpu, gpu0, gpu1, ..., or no LABS_DEVICE at all for the GPU if"
              + " there is one");
    }
    int count = name.equals("cpu") ? 0 : gpus.count();
    if (name.equals("cpu") || name.isEmpty() && count == 0) {
      return Device.cpu();
    }
    int number = name.isEmpty() || gpu.group(1).isEmpty() ? 0 : Integer.parseInt(gpu.group(1));
    String why = count == 0 ? gpus.whyNone() : number >= count ? sees(count) : gpus.whyNot(number);
    if (why != null) {
      String wish = name.isEmpty() ? "" : "LABS_DEVICE asks for " + name + ", but ";
      say.accept(wish + why + ": training on the CPU");
      return Device.cpu();
    }
    say.accept("Training on the GPU (gpu%d)".formatted(number));
    return Device.gpu(number);
  }

  static String describe(String asked, Gpus gpus) {
    String[] said = {"Training on the CPU"};
    choose(asked, gpus, line -> said[0] = line);
    boolean unasked = asked.isBlank() && gpus.count() == 0;
    return unasked ? said[0] + ": " + gpus.whyNone() : said[0];
  }

  private static String sees(int gpus) {
    return gpus == 1
        ? "DJL finds one GPU (gpu0)"
        : "DJL finds %d GPUs (gpu0 to gpu%d)".formatted(gpus, gpus - 1);
  }

  /** DJL keeps its default in a field that nothing else can set. */
  static void makeDefault(Engine engine, Device device) {
    if (!engine.defaultDevice().equals(device)) {
      new PrivateField(Engine.class, "defaultDevice").set(engine, device);
    }
  }
}
