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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import labs.notebook.PrivateField;

/**
 * Arrays that nobody has to close: predictions, and what is computed from them. Each is freed some
 * time after it can no longer be reached.
 *
 * <p>A DJL manager holds its arrays until it is closed, and the garbage collector does not know
 * them. The managers here hold theirs weakly: they have another map in a private field. What was
 * collected is freed when the next prediction is handed out, by the thread that asked for it: in
 * native code an array may be in use that no Java variable holds any longer, but not by that
 * thread.
 */
final class Collected {
  /** Java's heap hardly grows by arrays: after so many bytes of them its collector is asked. */
  private static final long BYTES = 64 << 20;

  private static final ReferenceQueue<PtNDArray> QUEUE = new ReferenceQueue<>();
  private static final Map<Device, NDManager> MANAGERS = new ConcurrentHashMap<>();
  private static final Weakly ARRAYS = new Weakly();
  private static long handedOut;

  private Collected() {}

  /** Takes an array over from its manager. */
  static synchronized void adopt(NDArray array) {
    for (Held held = (Held) QUEUE.poll(); held != null; held = (Held) QUEUE.poll()) {
      if (ARRAYS.remove(held.uid, held)) {
        JniUtils.deleteNDArray(held.handle);
      }
    }
    handedOut += array.size() * array.getDataType().getNumOfBytes();
    if (handedOut > BYTES) {
      handedOut = 0;
      System.gc();
    }
    array.attach(MANAGERS.computeIfAbsent(array.getDevice(), Collected::manager));
  }

  /** How many arrays are not freed yet. */
  static int count() {
    return ARRAYS.size();
  }

  private static NDManager manager(Device device) {
    NDManager manager = NDManager.newBaseManager(device);
    new PrivateField(BaseNDManager.class, "resources").set(manager, ARRAYS);
    return manager;
  }

  private static final class Held extends WeakReference<PtNDArray> implements AutoCloseable {
    private final String uid;
    private final long handle;

    Held(String uid, PtNDArray array) {
      super(array, QUEUE);
      this.uid = uid;
      this.handle = array.getHandle();
      Reference.reachabilityFence(array);
    }

    @Override
    public void close() {
      PtNDArray array = get();
      if (array != null) {
        array.close();
      }
    }
  }

  /** DJL puts an array here when it is attached, and removes it when it is closed or detached. */
  private static final class Weakly extends ConcurrentHashMap<String, AutoCloseable> {
    private static final long serialVersionUID = 1L;

    @Override
    public AutoCloseable put(String uid, AutoCloseable resource) {
      return super.put(uid, resource instanceof PtNDArray array ? new Held(uid, array) : resource);
    }
  }
}
