package labs;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.Assertions;

/** Values that Keras 3 computed: src/test/resources/golden, a file a case. */
public final class Golden {
  private final NDList arrays;

  private Golden(NDList arrays) {
    this.arrays = arrays;
  }

  public static Golden load(NDManager manager, String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".npz")) {
      return new Golden(NDList.decode(manager, in));
    } catch (IOException e) {
      throw new AssertionError("golden/" + name + ".npz cannot be read", e);
    }
  }

  public NDArray get(String name) {
    return arrays.stream()
        .filter(array -> name.equals(array.getName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no golden array is called " + name));
  }

  /** A layer's weight, by its place: w0_kernel, w1_bias and so on. */
  public NDArray weight(int place) {
    return arrays.stream()
        .filter(array -> array.getName().startsWith("w" + place + "_"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no golden weight " + place));
  }

  /** Within the tolerance that the reference values are good for: 1e-5 + 1e-4 |value|. */
  public static void assertClose(NDArray actual, NDArray expected) {
    Assertions.assertThat(actual.getShape()).isEqualTo(expected.getShape());
    float[] a = actual.toFloatArray();
    float[] e = expected.toFloatArray();
    for (int i = 0; i < e.length; i++) {
      Assertions.assertThat((double) a[i])
          .as("element %d", i)
          .isCloseTo(e[i], Assertions.within(1e-5 + 1e-4 * Math.abs(e[i])));
    }
  }
}
