package labs.train;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import labs.nn.CutGraph;
import labs.nn.EngineTrouble;

/**
 * Records what a loss is made of and gives its gradients, for training loops of one's own: Keras's
 * {@code GradientTape} over DJL's GradientCollector.
 *
 * <pre>{@code
 * var step = GradientTape.record(
 *     () -> x.matMul(w1).matMul(w2).sub(x).square().sum().div(32), w1, w2);
 * adam.update("w1", w1, step.gradients().get(0));
 * adam.update("w2", w2, step.gradients().get(1));
 * }</pre>
 *
 * <p>The tape is closed when the loss is computed, or fails. Of what the loss made on the way
 * nothing stays in memory, and no gradient beside the weights of a network.
 */
public final class GradientTape {
  /** Only the thread whose turn it is reads or writes these. */
  private static boolean recording;

  /** The next tape closes them: each is a handle of its own, also where the array is the same. */
  private static NDList lastGradients = new NDList();

  /**
   * What a tape gives.
   *
   * @param loss the loss itself
   * @param gradients one for each array, of its shape; good until the next tape
   */
  public record Gradients(float loss, NDList gradients) {}

  private GradientTape() {}

  /**
   * Computes a loss and its gradients.
   *
   * @param loss gives a scalar, made of the arrays by DJL's operators and blocks
   * @param by the arrays to derive by; outside the tape nothing is recorded for them
   * @throws IllegalStateException if it is called inside the loss of another tape, or an array is
   *     closed
   * @throws IllegalArgumentException if the loss is no scalar or does not depend on an array
   * @throws CancellationException if the thread was interrupted
   */
  public static Gradients record(Supplier<NDArray> loss, NDArray... by) {
    try (OneAtATime turn = OneAtATime.enter()) {
      if (recording) {
        throw new IllegalStateException(
            "A tape is recording already: GradientTape.record was called inside the loss of"
                + " another. Compute the inner gradients first");
      }
      if (Thread.interrupted()) {
        throw new CancellationException("The training step was stopped before it began");
      }
      for (NDArray array : by) {
        requireDerivable(array);
      }
      recording = true;
      try {
        return recordAlone(loss, by);
      } finally {
        recording = false;
      }
    } catch (EngineException e) {
      throw EngineTrouble.inWords(e);
    }
  }

  /** Records with what all networks learn switched off, but for the arrays asked about. */
  private static Gradients recordAlone(Supplier<NDArray> loss, NDArray... by) {
    lastGradients.close();
    lastGradients = new NDList();
    List<Network> networks = Network.allOpen();
    List<NDArray> others =
        networks.stream()
            .flatMap(network -> network.state.learned().values().stream())
            .filter(weight -> !weight.isReleased())
            .filter(weight -> Arrays.stream(by).noneMatch(array -> array == weight))
            .toList();
    boolean[] before = new boolean[by.length];
    try {
      others.forEach(weight -> weight.setRequiresGradient(false));
      for (int i = 0; i < by.length; i++) {
        before[i] = by[i].hasGradient();
      }
      for (NDArray array : by) {
        array.setRequiresGradient(true);
        JniUtils.zeroGrad((PtNDArray) array);
      }
      return new Gradients(backward(loss), gradients(before, by));
    } finally {
      // The loss may have closed some of them.
      others.stream()
          .filter(weight -> !weight.isReleased())
          .forEach(weight -> weight.setRequiresGradient(true));
      for (int i = 0; i < by.length; i++) {
        if (by[i].isReleased()) {
          continue;
        }
        if (before[i]) {
          JniUtils.zeroGrad((PtNDArray) by[i]);
        } else if (by[i].hasGradient()) {
          by[i].setRequiresGradient(false);
        }
      }
      Reference.reachabilityFence(networks);
    }
  }

  private static void requireDerivable(NDArray array) {
    if (array.isReleased()) {
      throw new IllegalStateException(
          "GradientTape.record received an array that is closed: make it anew, or close it later");
    }
    if (!array.getDataType().isFloating()) {
      throw new IllegalArgumentException(
          "GradientTape.record expected floats to derive by, received %s of shape %s: x.toType(DataType.FLOAT32, false)"
              .formatted(array.getDataType().name().toLowerCase(Locale.ROOT), array.getShape()));
    }
  }

  private static float backward(Supplier<NDArray> loss) {
    try (TapeScope scope = new TapeScope();
        GradientCollector tape = Engine.getInstance().newGradientCollector();
        CutGraph graph = new CutGraph()) {
      NDArray value = loss.get();
      if (value.size() != 1) {
        throw new IllegalArgumentException(
            "A tape expected a loss that is one number, received shape " + value.getShape());
      }
      try {
        graph.backward(tape, value);
      } catch (EngineException e) {
        if (EngineTrouble.isNoGraph(e)) {
          throw new IllegalArgumentException("The loss depends on none of the arrays", e);
        }
        throw e;
      }
      return value.toType(DataType.FLOAT32, false).toFloatArray()[0];
    }
  }

  /** Weights of a network go on without what this tape has left beside them. */
  private static NDList gradients(boolean[] before, NDArray... by) {
    for (int i = 0; i < by.length; i++) {
      if (by[i].isReleased()) {
        throw new IllegalStateException(
            "GradientTape.record: array %d was closed while the loss was computed. Close it after the tape"
                .formatted(i + 1));
      }
      NDArray gradient = JniUtils.getGradient((PtNDArray) by[i]);
      if (gradient == null) {
        throw new IllegalArgumentException(
            "The loss has no gradient by array %d of shape %s: either it does not depend on it, or the array was itself computed from recorded ones; then hand in its stopGradient()"
                .formatted(i + 1, by[i].getShape()));
      }
      if (before[i]) {
        try (NDArray theirs = gradient) {
          gradient = theirs.duplicate();
        }
      }
      lastGradients.add(gradient);
    }
    return lastGradients;
  }
}
