package labs.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleDigitsTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final SampleDigits digits = new SampleDigits();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void isTheSameEachTime() {
    LabelledImages once = digits.draw(manager, 50);
    LabelledImages again = new SampleDigits().draw(manager, 50);
    assertThat(LabelledImagesTest.labels(again)).isEqualTo(LabelledImagesTest.labels(once));
    assertThat(again.images().toByteArray()).isEqualTo(once.images().toByteArray());
  }

  @Test
  void looksLikeMnist() {
    LabelledImages some = digits.draw(manager, 2_000);
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      assertThat(IntStream.range(0, 2_000).filter(i -> some.label(i) == wanted).count())
          .isBetween(140L, 260L);
    }
    NDArray images = some.images().toType(DataType.FLOAT32, false).div(255);
    assertThat(images.mean().getFloat()).as("MNIST's is 0.13").isBetween(0.09f, 0.17f);
    assertThat(images.get(":, 0").max().getFloat()).as("the border is clear").isZero();
  }

  /** The nearest of the ten mean images, as the judge: good, and far from perfect. */
  @Test
  void aTemplateIsNotEnough() {
    LabelledImages train = digits.draw(manager, 2_000);
    LabelledImages test = digits.draw(manager, 500);
    float[][] means = new float[10][784];
    byte[] pixels = train.images().toByteArray();
    for (int i = 0; i < pixels.length; i++) {
      means[train.label(i / 784)][i % 784] += (pixels[i] & 255) / 200f;
    }
    byte[] asked = test.images().toByteArray();
    long right =
        IntStream.range(0, test.size())
            .filter(i -> nearest(means, asked, i * 784) == test.label(i))
            .count();
    assertThat(right / 500.0).isBetween(0.6, 0.97);
  }

  private static int nearest(float[][] means, byte[] pixels, int from) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int digit = 0; digit < 10; digit++) {
      double distance = 0;
      for (int i = 0; i < 784; i++) {
        distance += Math.pow(means[digit][i] - (pixels[from + i] & 255), 2);
      }
      if (distance < least) {
        least = distance;
        best = digit;
      }
    }
    return best;
  }
}
