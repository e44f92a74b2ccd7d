package labs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import labs.files.DataStore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what MNIST's makers say of their images, and against such images. */
class DrawnDigitTest {
  @Property(tries = 100)
  void fillsTheBoxAndLiesOnItsCentreOfMass(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 60) int height,
      @ForAll @IntRange(min = 10, max = 60) int width) {
    float[][] image = only(blot(seed, height, width, 84, 84));

    // The whole box is ink at its rim in some row and column, so its longer side is 20 pixels.
    assertThat(Math.max(extent(image, true), extent(image, false))).isBetween(20, 21);
    // Ink counts in the middle of the pixel where it lies: of 208,080 such blots none was further
    // off.
    assertThat(centre(image, true)).isCloseTo(14.5, within(0.1));
    assertThat(centre(image, false)).isCloseTo(14.5, within(0.1));
  }

  @Property(tries = 50)
  void isTheSameWhereverItStandsAndHoweverLarge(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int down,
      @ForAll @IntRange(max = 40) int right) {
    float[][] small = blot(seed, 20, 16, 28, 28);
    float[][] large = new float[56 + 40][56 + 40];
    for (int y = 0; y < 56; y++) {
      for (int x = 0; x < 56; x++) {
        large[y + down][x + right] = small[y / 2][x / 2];
      }
    }
    float[][] expected = only(small);
    float[][] image = only(large);
    for (int y = 0; y < 28; y++) {
      assertThat(image[y]).containsExactly(expected[y], within(1e-4f));
    }
  }

  @Test
  void leavesDigitsOfMnistNearlyAsTheyAre(@TempDir Path folder) {
    float[] pixels;
    try (Mnist mnist = Mnist.load(new DataStore(folder, RealData.folder().toString()))) {
      pixels = floats(mnist.test().images().get(":50"));
    }
    double down = 0;
    double right = 0;
    double alike = 0;
    for (int i = 0; i < 50; i++) {
      float[] original = Arrays.copyOfRange(pixels, 784 * i, 784 * (i + 1));
      float[][] image = only(square(original));
      down += centre(square(original), true) / 50;
      right += centre(square(original), false) / 50;
      double product = 0;
      double ours = 0;
      double theirs = 0;
      for (int p = 0; p < original.length; p++) {
        float x = image[p / 28][p % 28];
        product += x * original[p];
        ours += x * x;
        theirs += original[p] * original[p];
      }
      double cosine = product / Math.sqrt(ours * theirs);
      alike += cosine / 50;
      // MNIST moved its digits by whole pixels: a thin one, half a pixel away, is 0.88 alike.
      assertThat(cosine).as("digit %d", i).isGreaterThan(0.85);
    }
    assertThat(alike).isGreaterThan(0.95);
    assertThat(down).isCloseTo(14.5, within(0.1));
    assertThat(right).isCloseTo(14.5, within(0.1));
  }

  @Test
  void columnsWithoutInkHoldNoDigit() {
    float[][] sheet = new float[20][90];
    sheet[5][35] = 1;
    sheet[9][80] = 1;
    sheet[2][4] = 0.05f;
    assertThat(DrawnDigit.each(sheet, 3)).hasSize(2);
    assertThat(DrawnDigit.each(new float[20][90], 3)).isEmpty();
  }

  /** Ink at random in a box, with a full first and last row and column in its middle. */
  private static float[][] blot(long seed, int height, int width, int h, int w) {
    float[][] sheet = new float[h][w];
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sheet[y + 3][x + 2] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
      }
    }
    for (int y : new int[] {0, height - 1}) {
      sheet[y + 3][2 + width / 2] = 1;
    }
    for (int x : new int[] {0, width - 1}) {
      sheet[3 + height / 2][x + 2] = 1;
    }
    return sheet;
  }

  private static float[][] only(float[][] sheet) {
    List<float[][]> digits = DrawnDigit.each(sheet, 1);
    assertThat(digits).hasSize(1);
    return digits.get(0);
  }

  private static float[] floats(NDArray bytes) {
    return bytes.toType(DataType.FLOAT32, false).div(255).toFloatArray();
  }

  private static float[][] square(float[] pixels) {
    float[][] rows = new float[28][28];
    for (int i = 0; i < pixels.length; i++) {
      rows[i / 28][i % 28] = pixels[i];
    }
    return rows;
  }

  /** From the first row (or column) with ink to the last; less ink than a hundredth is rounding. */
  private static int extent(float[][] image, boolean rows) {
    int first = 28;
    int last = -1;
    for (int i = 0; i < 28; i++) {
      for (int j = 0; j < 28; j++) {
        if ((rows ? image[i][j] : image[j][i]) > 1e-3) {
          first = Math.min(first, i);
          last = i;
        }
      }
    }
    return last - first + 1;
  }

  private static double centre(float[][] image, boolean rows) {
    double mass = 0;
    double moment = 0;
    for (int i = 0; i < 28; i++) {
      for (int j = 0; j < 28; j++) {
        float x = rows ? image[i][j] : image[j][i];
        mass += x;
        moment += x * (i + 0.5);
      }
    }
    return moment / mass;
  }
}
