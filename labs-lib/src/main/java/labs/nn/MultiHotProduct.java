package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Zeros and ones times a weight: sums of the weights where a one is, in plain Java, forward and
 * backward. A bag of 10,000 numbers has some 130 ones; libtorch would multiply all 10,000 numbers,
 * or take longer for a sparse array than for a dense one. Unlike there, 0 times infinity is 0.
 */
final class MultiHotProduct implements CutGraph.Cut {
  private final MultiHotArray.Ones ones;
  private final NDArray weight;
  private final NDArray handedOn;

  private MultiHotProduct(MultiHotArray.Ones ones, NDArray weight, NDArray product) {
    this.ones = ones;
    this.weight = weight;
    handedOn = CutGraph.leaf(product);
  }

  /**
   * Whether it can be calculated here: in float32, by a weight of 2 GB at most, and if a graph is
   * recorded, in a step of ours and by the weight itself, not by what a store makes of it.
   *
   * @param weight what the store hands out for the parameter
   */
  static boolean fits(Parameter parameter, NDArray weight) {
    return weight.getDataType() == DataType.FLOAT32
        && 4 * weight.size() <= Integer.MAX_VALUE
        && (!JniUtils.isGradMode()
            || CutGraph.open() != null && CutGraph.mayEndAt(weight, parameter));
  }

  /**
   * x · weightᵀ.
   *
   * @param ones where x has its ones
   * @param weight (units, features)
   * @return (batch, units), which belongs to the manager
   */
  static NDArray of(MultiHotArray.Ones ones, NDArray weight, NDManager manager) {
    NDArray product = sums(ones, weight, manager);
    CutGraph step = CutGraph.open();
    if (step == null || !weight.hasGradient()) { // then nothing is to be learned here
      return product;
    }
    MultiHotProduct cut = new MultiHotProduct(ones, weight, product);
    step.add(cut);
    return cut.handOn();
  }

  /** What is kept for backward outlives whoever closes what is handed on, or its manager. */
  private NDArray handOn() {
    NDArray same = CutGraph.held(handedOn);
    NDScope.unregister(handedOn);
    handedOn.detach();
    return same;
  }

  private static NDArray sums(MultiHotArray.Ones ones, NDArray weight, NDManager manager) {
    int units = (int) weight.size(0);
    int features = (int) weight.size(1);
    float[] sums = new float[ones.rows() * units];
    FloatBuffer weights = weight.toByteBuffer(true).asFloatBuffer();
    forEach(
        units,
        unit -> {
          float[] row = new float[features];
          weights.get(unit * features, row);
          for (int sample = 0; sample < ones.rows(); sample++) {
            sums[sample * units + unit] = sum(row, ones, sample);
          }
        });
    Reference.reachabilityFence(weight); // a view does not keep its memory alive
    return manager.create(sums, new Shape(ones.rows(), units));
  }

  private static float sum(float[] row, MultiHotArray.Ones ones, int sample) {
    int[] columns = ones.columns();
    int end = ones.starts()[sample + 1];
    float sum = 0;
    for (int i = ones.starts()[sample]; i < end; i++) {
      sum += row[columns[i]];
    }
    return sum;
  }

  @Override
  public void backward() {
    try (NDArray gradient = CutGraph.gradient(handedOn)) {
      if (gradient != null) { // else the loss does not depend on it
        try (NDArray ofWeight = sumsOfGradients(gradient.toFloatArray())) {
          CutGraph.goOn(weight, ofWeight);
        }
      }
    }
  }

  /** Each weight's gradient: the sum of those of the samples whose one it was multiplied by. */
  private NDArray sumsOfGradients(float[] gradient) {
    int units = (int) weight.size(0);
    int features = (int) weight.size(1);
    NDArray sums = weight.getManager().create(weight.getShape(), DataType.FLOAT32);
    FloatBuffer values = sums.toByteBuffer(true).asFloatBuffer();
    forEach(
        units,
        unit -> {
          float[] row = new float[features];
          for (int sample = 0; sample < ones.rows(); sample++) {
            add(gradient[sample * units + unit], row, ones, sample);
          }
          values.put(unit * features, row);
        });
    return sums;
  }

  private static void add(float value, float[] row, MultiHotArray.Ones ones, int sample) {
    int[] columns = ones.columns();
    int end = ones.starts()[sample + 1];
    for (int i = ones.starts()[sample]; i < end; i++) {
      row[columns[i]] += value;
    }
  }

  private static void forEach(int units, IntConsumer unit) {
    IntStream.range(0, units).parallel().forEach(unit);
  }

  @Override
  public void close() {
    handedOn.close();
  }
}
