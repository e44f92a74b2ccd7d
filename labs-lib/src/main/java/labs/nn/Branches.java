package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
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
 * after the other. So while a step is open, the graph is cut before and behind the branches, each
 * records a graph of its own, and backward goes through both at once. The gradients are those of
 * one graph, to the bit.
 *
 * <p>On a GPU, with one thread for libtorch, and on a tape that is not of this library, the
 * branches are calculated one after the other, on a GPU and such a tape without a cut.
 */
final class Branches implements CutGraph.Cut {
  private static final ExecutorService OTHER =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "labs-branch");
            thread.setDaemon(true);
            return thread;
          });

  private static final ThreadLocal<Boolean> WITHIN = ThreadLocal.withInitial(() -> false);

  private final NDArray input;
  private final Branch one;
  private final Branch other;

  private Branches(NDArray input, UnaryOperator<NDArray> one, UnaryOperator<NDArray> other) {
    this.input = CutGraph.held(input);
    this.one = new Branch(this.input, one);
    this.other = new Branch(this.input, other);
  }

  /** What both branches make of an input, in their order. */
  static NDList of(NDArray x, UnaryOperator<NDArray> one, UnaryOperator<NDArray> other) {
    CutGraph step = CutGraph.open();
    boolean recorded = JniUtils.isGradMode();
    if (!canHaveGradient(x) // a branch says it in its words
        || x.getDevice().isGpu()
        || (recorded ? step == null : JniUtils.getNumThreads() < 2)) {
      return new NDList(one.apply(x), other.apply(x));
    }
    if (!recorded) {
      NDArray[] made = new NDArray[2];
      sideBySide(() -> made[0] = one.apply(x), () -> made[1] = inScope(other, x, false));
      NDScope.register(made[1]);
      return new NDList(made);
    }
    Branches branches = new Branches(x, one, other);
    step.add(branches);
    return branches.forward();
  }

  private static boolean canHaveGradient(NDArray x) {
    return !x.isReleased() && x.getDataType().isFloating() && x.getShape().dimension() > 0;
  }

  private NDList forward() {
    sideBySide(one::forward, other::forward);
    return new NDList(one.handOn(), other.handOn());
  }

  @Override
  public void backward() {
    sideBySide(one::backward, other::backward);
    NDArray a = CutGraph.gradient(one.input);
    NDArray b = CutGraph.gradient(other.input);
    if (a != null || b != null) {
      CutGraph.goOn(input, a == null ? b : b == null ? a : a.add(b));
    }
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }

  /** One of the two, with the graph that it records on the thread that calculates it. */
  private static final class Branch {
    private final NDArray input;
    private final UnaryOperator<NDArray> layers;
    private CutGraph graph;
    private NDArray output;
    private NDArray handedOn;

    Branch(NDArray input, UnaryOperator<NDArray> layers) {
      this.input = CutGraph.leaf(input);
      this.layers = layers;
    }

    void forward() {
      graph = new CutGraph();
      try {
        output = inScope(layers, input, true);
      } finally {
        graph.leave();
      }
    }

    NDArray handOn() {
      NDScope.register(output);
      handedOn = CutGraph.leaf(output);
      return handedOn;
    }

    void backward() {
      try (NDArray gradient = CutGraph.gradient(handedOn)) {
        if (gradient != null) { // else the loss does not depend on it
          graph.backward(output, gradient);
        }
      }
    }

    void close() {
      if (graph != null) {
        graph.free();
      }
      if (output != null) {
        output.close();
      }
    }
  }

  /** Of what is made on a thread, all but the result ends with it. */
  static NDArray inScope(UnaryOperator<NDArray> layers, NDArray x, boolean recorded) {
    JniUtils.setGradMode(recorded);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray y = layers.apply(x);
      NDScope.unregister(y);
      return y;
    }
  }

  /**
   * Whether this thread calculates one of two branches: the other thread is busy with the other.
   */
  static boolean within() {
    return WITHIN.get();
  }

  /** Each with half of libtorch's threads. */
  private static void sideBySide(Runnable here, Runnable there) {
    sideBySide(JniUtils.getNumThreads() / 2, here, there);
  }

  /**
   * Two pieces of work at once.
   *
   * @param each so many of libtorch's threads has each; their number belongs to the thread that
   *     sets it
   */
  static void sideBySide(int each, Runnable here, Runnable there) {
    int threads = JniUtils.getNumThreads();
    if (threads < 2) {
      here.run();
      there.run();
      return;
    }
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> with(each, () -> flushed(there)), OTHER);
    try {
      with(each, here);
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

  /** The other thread works for libtorch alone, and never calculates with denormals. */
  private static void flushed(Runnable work) {
    FlushDenormals.on();
    work.run();
  }

  /**
   * The number is asked for before it is set: else libtorch starts as many threads as there are
   * cores at a thread's first product, and OpenMP keeps them. With more threads than cores it puts
   * each to sleep between two operators: every step of any network took up to three times as long.
   */
  private static void with(int threads, Runnable work) {
    JniUtils.getNumThreads();
    JniUtils.setNumThreads(threads);
    WITHIN.set(true);
    try {
      work.run();
    } finally {
      WITHIN.set(false);
    }
  }
}
