package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One pass in plain Java over a weight, its gradient and its slots, where libtorch keeps them;
 * operators would pass over them a dozen times.
 *
 * <p>Blocks are copied into small arrays, which stay in the processor's cache: the JIT makes vector
 * instructions of a loop over arrays, but not of one over buffers.
 */
final class FusedPass {
  /** Numbers at a time: five arrays of so many fit in the nearest cache. */
  private static final int BLOCK = 1024;

  /** From so many numbers on, a second thread is worth waking. */
  private static final int PARALLEL = 1 << 18;

  /** A formula over the first n numbers of arrays. */
  interface Formula {
    void apply(float[] weight, float[] gradient, float[][] slots, int n);
  }

  private FusedPass() {}

  /** Whether a weight's numbers are float32, in main memory, and one after the other. */
  static boolean fits(NDArray weight) {
    return weight.getDataType() == DataType.FLOAT32
        && !weight.getDevice().isGpu()
        && isView(weight);
  }

  /** DJL hands out a copy, not a view, where the numbers lie in another order. */
  private static boolean isView(NDArray array) {
    try (NDScope copies = new NDScope()) {
      array.toByteBuffer(true);
      return ((Map<?, ?>) TapeScope.ARRAYS.get(copies)).isEmpty();
    }
  }

  /** Applies a formula to every number of a weight, and sets the gradient to zero. */
  static void over(NDArray weight, NDArray gradient, NDArray[] slots, Formula formula) {
    int size = Math.toIntExact(weight.size());
    try (NDScope copies = new NDScope()) {
      copies.suppressNotUsedWarning();
      FloatBuffer[] memory = new FloatBuffer[2 + slots.length];
      memory[0] = view(weight);
      memory[1] = view(gradient);
      for (int i = 0; i < slots.length; i++) {
        memory[2 + i] = view(slots[i]);
      }
      int parts = size < PARALLEL ? 1 : Runtime.getRuntime().availableProcessors();
      int part = (size + parts - 1) / parts;
      IntStream.range(0, parts)
          .parallel()
          .forEach(i -> part(memory, i * part, Math.min(size, (i + 1) * part), formula));
    } finally {
      // a view does not keep its memory alive
      Reference.reachabilityFence(weight);
      Reference.reachabilityFence(gradient);
      Reference.reachabilityFence(slots);
    }
  }

  private static void part(FloatBuffer[] memory, int from, int to, Formula formula) {
    int length = Math.min(BLOCK, memory[0].limit());
    float[][] block = new float[memory.length][length];
    float[] zeros = new float[length];
    float[][] slots = Arrays.copyOfRange(block, 2, block.length);
    for (int start = from; start < to; start += length) {
      int n = Math.min(length, to - start);
      for (int i = 0; i < memory.length; i++) {
        memory[i].get(start, block[i], 0, n);
      }
      formula.apply(block[0], block[1], slots, n);
      for (int i = 0; i < memory.length; i++) {
        memory[i].put(start, i == 1 ? zeros : block[i], 0, n);
      }
    }
  }

  private static FloatBuffer view(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }
}
