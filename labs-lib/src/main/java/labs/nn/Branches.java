package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import labs.device.FlushDenormals;

/**
 * Two branches of a network that read the same input, on two threads: a loop over steps keeps one
 * core busy, however many there are.
 *
 * <p>Forward that is all. libtorch goes backward on the thread that calls it, through one branch
 * after the other. So while a step is open, the branches are cut off the rest: they read copies of
 * the input that have gradients of their own, and hand on copies of their output. Backward goes
 * through the rest first, then through both branches at once, then through what made the input. The
 * gradients are those of one graph, to the bit.
 *
 * <p>On a GPU, with one thread for libtorch, and on a tape that is not of this library, the
 * branches are calculated one after the other.
 */
public final class Branches implements AutoCloseable {
  private static final ThreadLocal<Branches> STEP = new ThreadLocal<>();
  private static final ExecutorService OTHER =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(() -> calculate(work), "labs-branch");
            thread.setDaemon(true);
            return thread;
          });

  private final Branches before = STEP.get();
  private final List<Fork> forks = new ArrayList<>();

  /** Opens a step on this thread: {@link #backward} has to end it. */
  public Branches() {
    STEP.set(this);
  }

  /** All that the other thread does: it works for libtorch alone. */
  private static void calculate(Runnable work) {
    FlushDenormals.on();
    work.run();
  }

  /** Where a network parts: one array each for the two branches. */
  private record Fork(NDArray input, NDList inputs, NDList outputs, NDList handedOn) {}

  /** What both branches make of an input, in their order. */
  static NDList of(NDArray x, UnaryOperator<NDArray> one, UnaryOperator<NDArray> other) {
    Branches step = STEP.get();
    boolean recorded = JniUtils.isGradMode();
    if (!canHaveGradient(x) // a branch says it in its words
        || x.getDevice().isGpu()
        || JniUtils.getNumThreads() < 2
        || recorded && step == null) {
      return new NDList(one.apply(x), other.apply(x));
    }
    NDArray input = recorded ? derivable(x) : x;
    NDList inputs = recorded ? new NDList(leaf(input), leaf(input)) : new NDList(x, x);
    NDArray[] made = new NDArray[2];
    sideBySide(
        () -> made[0] = one.apply(inputs.get(0)),
        () -> made[1] = apply(other, inputs.get(1), recorded));
    NDScope.register(made[1]);
    NDList outputs = new NDList(made);
    if (!recorded) {
      return outputs;
    }
    NDList handedOn = new NDList(leaf(outputs.get(0)), leaf(outputs.get(1)));
    step.forks.add(new Fork(input, inputs, outputs, handedOn));
    return handedOn;
  }

  private static boolean canHaveGradient(NDArray x) {
    return !x.isReleased() && x.getDataType().isFloating() && x.getShape().dimension() > 0;
  }

  /**
   * The same numbers with a graph behind them, also if they are data, which have none: DJL does not
   * tell which they are, and libtorch ends a backward that begins where there is no graph. Rows are
   * joined to the array for it, none in number.
   */
  private static NDArray derivable(NDArray x) {
    Shape none = new Shape(0).addAll(x.getShape().slice(1));
    NDArray rows = x.getManager().create(none, x.getDataType());
    rows.setRequiresGradient(true);
    return x.concat(rows);
  }

  /** The same numbers at the beginning of another graph. */
  private static NDArray leaf(NDArray array) {
    NDArray leaf = array.stopGradient();
    leaf.setRequiresGradient(true);
    return leaf;
  }

  private static NDArray apply(UnaryOperator<NDArray> branch, NDArray x, boolean recorded) {
    JniUtils.setGradMode(recorded);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray y = branch.apply(x);
      NDScope.unregister(y);
      return y;
    }
  }

  /** Each with half of libtorch's threads, whose number belongs to the thread that sets it. */
  private static void sideBySide(Runnable here, Runnable there) {
    int threads = JniUtils.getNumThreads();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> withHalf(threads, there), OTHER);
    try {
      withHalf(threads, here);
    } finally {
      try {
        other.join(); // whatever happened here
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
      } finally {
        JniUtils.setNumThreads(threads);
      }
    }
  }

  private static void withHalf(int threads, Runnable work) {
    JniUtils.setNumThreads(threads / 2);
    work.run();
  }

  /**
   * Computes the gradients of a loss, through the branches too.
   *
   * @param tape the one that records the step
   * @param loss a scalar
   */
  public void backward(GradientCollector tape, NDArray loss) {
    if (forks.isEmpty()) {
      tape.backward(loss);
      return;
    }
    backward(loss, loss.onesLike(), true);
    for (int i = forks.size() - 1; i >= 0; i--) {
      backward(forks.get(i));
    }
  }

  private static void backward(Fork fork) {
    sideBySide(() -> backwardThrough(fork, 0), () -> backwardThrough(fork, 1));
    NDArray one = gradient(fork.inputs.get(0));
    NDArray other = gradient(fork.inputs.get(1));
    if (one != null || other != null) {
      backward(fork.input, one == null ? other : other == null ? one : one.add(other), true);
    }
  }

  private static void backwardThrough(Fork fork, int branch) {
    try (NDArray gradient = gradient(fork.handedOn.get(branch))) {
      if (gradient != null) { // else the loss does not depend on it
        backward(fork.outputs.get(branch), gradient, false);
      }
    }
  }

  /** A graph is kept where a later fork may come through it again. */
  private static void backward(NDArray array, NDArray gradient, boolean kept) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, kept, false);
  }

  private static NDArray gradient(NDArray leaf) {
    return JniUtils.getGradient((PtNDArray) leaf);
  }

  @Override
  public void close() {
    STEP.set(before);
  }
}
