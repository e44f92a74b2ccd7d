package labs.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import labs.OwnJvm;

/** A JVM of its own, since the sample's mark stays: no cache, no mirror, no way out. */
final class WithoutNetwork {
  private WithoutNetwork() {}

  /**
   * Runs a program, which must say nothing on standard error.
   *
   * @param cache its cache folder
   * @return what it printed
   */
  static String printed(Path cache, Class<?> program) throws Exception {
    ProcessBuilder builder =
        OwnJvm.of(List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=1"), program);
    builder.environment().keySet().removeIf(name -> name.startsWith("LABS_"));
    builder.environment().put("LABS_DATA", cache.toString());
    Process process = builder.start();
    assertThat(process.getErrorStream().readAllBytes()).asString().isEmpty();
    return new String(process.getInputStream().readAllBytes());
  }
}
