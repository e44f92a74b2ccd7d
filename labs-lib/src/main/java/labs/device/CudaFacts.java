package labs.device;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What decides whether PyTorch can use an NVIDIA GPU, from the bottom up. CUDA's versions are
 * numbers as CUDA itself has them: 12080 is 12.8.
 *
 * @param driver whether NVIDIA's driver is installed
 * @param driverStatus the driver's answer to being started: 0 if all is well
 * @param driverCuda the newest CUDA that the driver is made for
 * @param gpus how many the driver finds
 * @param pyTorch where the PyTorch in use comes from
 * @param forCuda whether that PyTorch is one for CUDA
 * @param runtime the version of the CUDA runtime that DJL finds, 0 if it finds none
 */
record CudaFacts(
    boolean driver,
    int driverStatus,
    int driverCuda,
    int gpus,
    Source pyTorch,
    boolean forCuda,
    int runtime) {

  /** Where the engine took its native libraries from. */
  enum Source {
    CLASS_PATH,
    LOCAL,
    DOWNLOADED
  }

  private static final int NO_DEVICE = 100;
  private static final int CUDA_12 = 12_000;

  /** The oldest for which DJL has a PyTorch 2.7.1. */
  private static final int CUDA_OF_DJL = 12_080;

  /** What is true here. */
  static CudaFacts ofThisMachine() {
    Engine.getInstance(); // knows where it took its libraries from, once it has
    Path libraries = Path.of(LibUtils.getLibtorchPath());
    boolean forCuda = Files.exists(libraries.resolve(System.mapLibraryName("torch_cuda")));
    Source source = source();
    try {
      NativeLibrary driver =
          NativeLibrary.getInstance(Platform.isWindows() ? "nvcuda" : "libcuda.so.1");
      int status = driver.getFunction("cuInit").invokeInt(new Object[] {0});
      int version = number(driver.getFunction("cuDriverGetVersion"));
      int gpus = status == 0 ? number(driver.getFunction("cuDeviceGetCount")) : 0;
      return new CudaFacts(true, status, version, gpus, source, forCuda, runtimeVersion());
    } catch (UnsatisfiedLinkError e) {
      return new CudaFacts(false, 0, 0, 0, source, forCuda, 0);
    }
  }

  private static int number(Function function) {
    IntByReference answer = new IntByReference();
    return function.invokeInt(new Object[] {answer}) == 0 ? answer.getValue() : 0;
  }

  private static int runtimeVersion() {
    try {
      return CudaUtils.getCudaVersion();
    } catch (RuntimeException e) { // its way to say that there is none
      return 0;
    }
  }

  private static Source source() {
    String local = System.getenv("PYTORCH_LIBRARY_PATH");
    if (local != null && !local.isEmpty()) {
      return Source.LOCAL;
    }
    boolean bundled = CudaFacts.class.getResource("/native/lib/pytorch.properties") != null;
    return bundled ? Source.CLASS_PATH : Source.DOWNLOADED;
  }

  /** The first thing in the way of a GPU: what is said of the rest would not help. */
  String whyNone() {
    if (!driver) {
      return "no NVIDIA driver is installed";
    }
    if (driverStatus != 0 && driverStatus != NO_DEVICE) {
      return "the NVIDIA driver does not start (error %d; nvidia-smi says more)"
          .formatted(driverStatus);
    }
    if (gpus == 0) {
      return "the NVIDIA driver finds no GPU";
    }
    if (driverCuda < CUDA_12) {
      return "the NVIDIA driver is made for CUDA %s, and PyTorch needs one for CUDA 12"
          .formatted(version(driverCuda));
    }
    if (!forCuda && pyTorch == Source.CLASS_PATH) {
      return "the PyTorch in use is the one for the CPU (labs.py start --gpu takes the other)";
    }
    if (!forCuda && pyTorch == Source.LOCAL) {
      return "the local libtorch is one for the CPU";
    }
    if (runtime == 0) {
      return "no CUDA runtime (cudart) is found; CUDA %s or newer brings one, and pip's torch, with --libtorch"
          .formatted(version(CUDA_OF_DJL));
    }
    if (!forCuda) {
      return "CUDA %s is installed, and DJL has a PyTorch for %s or newer"
          .formatted(version(runtime), version(CUDA_OF_DJL));
    }
    return "PyTorch finds none, though the NVIDIA driver does";
  }

  private static String version(int cuda) {
    return cuda / 1000 + "." + cuda % 1000 / 10;
  }
}
