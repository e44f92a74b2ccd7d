package labs.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph of a training step, cut where this library goes backward by itself: there a layer reads
 * numbers that have no graph behind them, and hands on others that begin a new one. Backward goes
 * through the part behind the last cut first, then over the cut, and so on.
 *
 * <p>libtorch knows custom functions for this; DJL does not hand them out.
 */
public final class CutGraph implements AutoCloseable {
  private static final ThreadLocal<CutGraph> OPEN = new ThreadLocal<>();

  private final CutGraph before = OPEN.get();
  private final List<Cut> cuts = new ArrayList<>();

  /** What stands at a cut. */
  interface Cut {
    /** Takes the gradients of what was handed on, and goes on backward from what was read. */
    void backward();

    /** Frees what was kept for it. */
    void close();
  }

  /** Opens a step on this thread. */
  public CutGraph() {
    OPEN.set(this);
  }

  /** The step that is open on this thread and recorded; null if none is. */
  static CutGraph open() {
    return JniUtils.isGradMode() ? OPEN.get() : null;
  }

  void add(Cut cut) {
    cuts.add(cut);
  }

  /**
   * Computes the gradients of a loss, over all cuts.
   *
   * @param tape the one that records the step
   * @param loss a scalar
   */
  public void backward(GradientCollector tape, NDArray loss) {
    if (cuts.isEmpty()) {
      tape.backward(loss);
    } else {
      backward(loss, loss.onesLike());
    }
  }

  /** A graph is kept where a cut before may come through it again. */
  void backward(NDArray end, NDArray gradient) {
    goOn(end, gradient, !cuts.isEmpty());
    for (int i = cuts.size() - 1; i >= 0; i--) {
      cuts.get(i).backward();
    }
  }

  /**
   * From a cut on: the graph behind it may be walked once more. Behind data there is none, which
   * DJL cannot tell before ({@code hasGradient} is true only where a graph begins), and libtorch
   * tells by refusing.
   */
  static void goOn(NDArray array, NDArray gradient) {
    try {
      goOn(array, gradient, true);
    } catch (EngineException e) {
      if (!EngineTrouble.isNoGraph(e)) {
        throw e;
      }
    }
  }

  private static void goOn(NDArray array, NDArray gradient, boolean kept) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, kept, false);
  }

  /** An array with its graph once more: whoever has one of the two may close it. */
  static NDArray held(NDArray array) {
    return array.reshape(array.getShape());
  }

  /**
   * Whether backward may end at a weight: it is the parameter's own, or begins a graph as a leaf of
   * it does. What a store makes of weights has a graph behind it, and {@code hasGradient} is false.
   */
  static boolean mayEndAt(NDArray weight, Parameter parameter) {
    return weight == parameter.getArray() || weight.hasGradient();
  }

  /** The same numbers at the beginning of another graph. */
  public static NDArray leaf(NDArray array) {
    NDArray leaf = array.stopGradient();
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /** What has come to a leaf; null if the loss does not depend on it. */
  static NDArray gradient(NDArray leaf) {
    return JniUtils.getGradient((PtNDArray) leaf);
  }

  /** Ends recording here; what was recorded can still go backward. */
  void leave() {
    OPEN.set(before);
  }

  /** Frees what the cuts have kept. */
  void free() {
    cuts.forEach(Cut::close);
    cuts.clear();
  }

  @Override
  public void close() {
    free();
    leave();
  }
}
