package labs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FreedMemoryTest {
  private static final long MB = 1024;

  /** The states of a recurrent layer's steps, of which the last is still held. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void isGivenBack() throws Exception {
    assumeTrue(hasTrim(), "only glibc gives memory back when it is asked to");
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      List<NDArray> states = new ArrayList<>();
      for (int i = 0; i < 4000; i++) {
        states.add(manager.ones(new Shape(10_000)));
      }
      states.subList(0, 3999).forEach(NDArray::close);
      long before = residentKb();

      FreedMemory.giveBack();

      assertThat(before - residentKb()).isGreaterThan(100 * MB);
      assertThat(states.get(3999).sum().getFloat()).isEqualTo(10_000);
    }
  }

  private static boolean hasTrim() {
    try {
      return NativeLibrary.getInstance("c").getFunction("malloc_trim") != null;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private static long residentKb() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("/proc/self/status tells no VmRSS");
  }
}
