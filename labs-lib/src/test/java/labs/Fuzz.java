package labs;

import java.io.IOException;
import java.util.Map;
import labs.data.AclImdbFileTest;
import labs.files.IdxFileTest;
import labs.files.IntListsPickleTest;
import labs.files.NpzTest;
import labs.files.SafeTensorsTest;
import labs.results.ResultsFileTest;
import labs.text.WordIndexTest;
import labs.train.NetworkFileTest;

/**
 * The readers of files from outside, for the fuzzer Jazzer, by command: see CONTRIBUTING.md. The
 * system property {@code reader} names one. The same checks run in the tests, on a few thousand
 * inputs.
 */
public final class Fuzz {
  private static final Map<String, Reader> READERS =
      Map.of(
          "npz", NpzTest::readOrRefuse,
          "pickle", IntListsPickleTest::readOrRefuse,
          "idx", IdxFileTest::readOrRefuse,
          "tar", AclImdbFileTest::readOrRefuse,
          "words", WordIndexTest::readOrRefuse,
          "network", NetworkFileTest::readOrRefuse,
          "results", ResultsFileTest::readOrRefuse,
          "safetensors", SafeTensorsTest::readOrRefuse);

  private static final Reader READER = READERS.get(System.getProperty("reader"));

  private Fuzz() {}

  private interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  /** Jazzer's entry: whatever is thrown here is a finding, and so is a run out of memory. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    READER.read(bytes);
  }
}
