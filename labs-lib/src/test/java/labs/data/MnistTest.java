package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import labs.files.DataStore;
import labs.files.IdxFile;
import labs.notebook.SampleData;
import labs.results.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @TempDir Path folder;

  @Test
  void theRealDigitsHaveThePublishedFacts() {
    String mirror = RealData.folder().toString();
    assumeFalse(RunMode.current().shortens(), "skipped: LABS_MODE shortens the data");
    try (Mnist mnist = Mnist.load(new DataStore(folder, mirror))) {
      assertThat(mnist.train().images().getShape()).isEqualTo(new Shape(60_000, 28, 28));
      assertThat(mnist.test().images().getShape()).isEqualTo(new Shape(10_000, 28, 28));
      assertThat(mnist.train().images().getDataType()).isEqualTo(DataType.UINT8);
      // The order that every book shows, and the counts of zeros and ones.
      int[] train = LabelledImagesTest.labels(mnist.train());
      int[] test = LabelledImagesTest.labels(mnist.test());
      assertThat(Arrays.copyOf(train, 10)).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
      assertThat(Arrays.copyOf(test, 5)).containsExactly(7, 2, 1, 0, 4);
      assertThat(IntStream.of(train).filter(n -> n == 0).count()).isEqualTo(5_923);
      assertThat(IntStream.of(test).filter(n -> n == 1).count()).isEqualTo(1_135);
      // The published mean of the training pixels, 0.1307 of 255.
      double mean = mnist.train().images().toType(DataType.FLOAT32, false).mean().getFloat();
      assertThat(mean / 255).isBetween(0.13065, 0.13067);
    }
  }

  @Test
  void theFilesMustAgree() {
    try (NDManager manager = NDManager.newBaseManager()) {
      IdxFile images = new IdxFile(new int[] {2, 28, 28}, new byte[2 * 784]);
      assertThatThrownBy(() -> Mnist.digits(manager, images, labels(1, 2, 3), "train"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "train: expected 3 images of 28 x 28, one for each label, received 2 of 28 x 28");
      assertThatThrownBy(() -> Mnist.digits(manager, images, labels(1, 10), "train"))
          .isInstanceOf(IOException.class)
          .hasMessage("train: expected labels from 0 to 9, one is 10");
      assertThatThrownBy(() -> Mnist.digits(manager, images, labels(1, 200), "train"))
          .hasMessageContaining("from 0 to 9");
      IdxFile wide = new IdxFile(new int[] {2, 14, 56}, new byte[2 * 784]);
      assertThatThrownBy(() -> Mnist.digits(manager, wide, labels(1, 2), "train"))
          .hasMessageContaining("received 2 of 14 x 56");
    }
  }

  private static IdxFile labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return new IdxFile(new int[] {labels.length}, bytes);
  }

  @Test
  void aDamagedMirrorIsAnErrorNotTheSample() throws Exception {
    String name = "mnist/train-images-idx3-ubyte.gz";
    Files.createDirectories(folder.resolve("mnist"));
    Files.writeString(folder.resolve(name), "damaged");
    Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  " + name + "\n");
    assertThatThrownBy(() -> Mnist.load(new DataStore(folder, folder.toString())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("SHA256SUMS says");
  }

  @Test
  void withoutNetworkTheSampleStandsInAndSaysSo() throws Exception {
    assertThat(WithoutNetwork.printed(folder, Unplugged.class))
        .contains("The built-in sample is used, no published figure holds")
        .contains("For the real digits")
        .contains("(6000, 28, 28) (1000, 28, 28) true");
  }

  /** Loads and tells. */
  static final class Unplugged {
    private Unplugged() {}

    /** Prints the shapes, and whether it is known that they are the sample. */
    public static void main(String[] arguments) {
      Mnist mnist = Mnist.load();
      System.out.println(
          mnist.train().images().getShape()
              + " "
              + mnist.test().images().getShape()
              + " "
              + SampleData.inUse());
    }
  }
}
