package labs.train;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import labs.notebook.PrivateField;

/**
 * Arrays that nobody has to close: predictions, and what is computed from them. Each is freed some
 * time after it can no longer be reached.
 *
 * <p>A DJL manager holds its arrays until it is closed, and the garbage collector does not know
 * them. The managers here hold theirs weakly: they have another map in a private field. What was
 * collected is freed when a prediction is handed out and no other thread is in the engine: in
 * native code an array may be in use that no Java variable holds any longer.
 */
final class Collected {
  /** Java's heap hardly grows by arrays: after so many bytes of them its collector is asked. */
  private static final long BYTES = 64 << 20;

  private static final PrivateField RESOURCES = new PrivateField(BaseNDManager.class, "resources");
  private static final ReferenceQueue<AutoCloseable> QUEUE = new ReferenceQueue<>();

  /** Only a reference that is reachable itself is queued. */
  private static final Set<Held> HELD = ConcurrentHashMap.newKeySet();

  /** What was collected and is still to be freed. */
  private static final List<Held> UNREACHABLE = new ArrayList<>();

  private static final Map<Device, NDManager> MANAGERS = new ConcurrentHashMap<>();
  private static final Weakly ARRAYS = new Weakly();
  private static long handedOut;

  private Collected() {}

  /** Takes an array over from its manager. */
  static synchronized void adopt(NDArray array) {
    for (Held held = (Held) QUEUE.poll(); held != null; held = (Held) QUEUE.poll()) {
      HELD.remove(held);
      UNREACHABLE.add(held);
    }
    if (!UNREACHABLE.isEmpty() && !othersAreInTheEngine()) {
      UNREACHABLE.forEach(Held::free);
      UNREACHABLE.clear();
    }
    handedOut += array.size() * array.getDataType().getNumOfBytes();
    if (handedOut > BYTES) {
      handedOut = 0;
      System.gc();
    }
    array.attach(MANAGERS.computeIfAbsent(array.getDevice(), Collected::manager));
  }

  /** In native code, or copying out of its memory. Who is not there cannot come there any more. */
  private static boolean othersAreInTheEngine() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey() != Thread.currentThread())
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith("ai.djl.pytorch.") || name.startsWith("ai.djl.ndarray."));
  }

  /** How many arrays are not freed yet. */
  static int count() {
    return ARRAYS.size();
  }

  private static NDManager manager(Device device) {
    NDManager manager = NDManager.newBaseManager(device);
    RESOURCES.set(manager, ARRAYS);
    return manager;
  }

  /** An array, with its handle, or a manager that has to free nothing itself, without one. */
  private static final class Held extends WeakReference<AutoCloseable> implements AutoCloseable {
    private final Weakly among;
    private final String uid;
    private final Long handle;

    Held(Weakly among, String uid, AutoCloseable resource) {
      super(resource, QUEUE);
      this.among = among;
      this.uid = uid;
      this.handle = resource instanceof PtNDArray array ? array.getHandle() : null;
      HELD.add(this);
      Reference.reachabilityFence(resource);
    }

    void free() {
      if (among.remove(uid, this) && handle != null) {
        JniUtils.deleteNDArray(handle);
      }
    }

    @Override
    public void close() throws Exception {
      AutoCloseable resource = get();
      if (resource != null) {
        resource.close();
      }
    }
  }

  /**
   * DJL puts an array here when it is attached, and removes it when it is closed or detached; and a
   * manager that it makes for an array's copy in main memory whenever one on a GPU is read.
   */
  private static final class Weakly extends ConcurrentHashMap<String, AutoCloseable> {
    private static final long serialVersionUID = 1L;

    @Override
    public AutoCloseable put(String uid, AutoCloseable resource) {
      if (resource instanceof BaseNDManager) {
        RESOURCES.set(resource, new Weakly());
      }
      return super.put(uid, new Held(this, uid, resource));
    }
  }
}
