package labs.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real files, where the machine that tests has them: LABS_MIRROR, or shared/data. */
public final class RealData {
  private RealData() {}

  /** The folder; a test that asks for it is skipped, and says so, where there is none. */
  public static Path folder() {
    String mirror = System.getenv().getOrDefault("LABS_MIRROR", "");
    Path folder = Path.of(mirror.isBlank() ? "../../shared/data" : mirror).toAbsolutePath();
    assumeTrue(
        Files.exists(folder.resolve("SHA256SUMS")),
        "skipped: no real data in " + folder + "; set LABS_MIRROR to a folder that has them");
    return folder;
  }
}
