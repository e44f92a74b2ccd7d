package labs.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The only class that touches IJava's. IJava 1.3.0 knows no extensions: renderers are registered
 * when the bridge is first used.
 */
final class IJava implements Kernel {
  private static IJava current;

  private final BaseKernel kernel;

  private IJava(BaseKernel kernel) {
    this.kernel = kernel;
  }

  /** The IJava that runs this code, or null; NoClassDefFoundError if its classes are missing. */
  static synchronized Kernel running() {
    BaseKernel found = find();
    if (found == null) {
      return null;
    }
    if (current == null || current.kernel != found) {
      current = new IJava(found);
      current.register();
    }
    return current;
  }

  /** IJava itself is on no registry, so its one static method is called by name. */
  private static BaseKernel find() {
    try {
      Class<?> main =
          Class.forName(
              "io.github.spencerpark.ijava.IJava", true, BaseKernel.class.getClassLoader());
      return (BaseKernel) main.getMethod("getKernelInstance").invoke(null);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private void register() {
    for (Class<?> type : Renderers.TYPES) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .register(
              (value, context) ->
                  Renderers.bundle(value).forEach(context.getOutputContainer()::putData));
    }
  }

  @Override
  public boolean isAttached() {
    return kernel.getIO().display.isAttached();
  }

  @Override
  public void display(Map<String, Object> bundle, String displayId) {
    kernel.getIO().display.display(data(bundle, displayId));
  }

  @Override
  public void update(Map<String, Object> bundle, String displayId) {
    kernel.getIO().display.updateDisplay(data(bundle, displayId));
  }

  @Override
  public int cell() {
    try {
      Field count = BaseKernel.class.getDeclaredField("executionCount");
      count.setAccessible(true);
      return ((AtomicInteger) count.get(kernel)).get();
    } catch (ReflectiveOperationException e) {
      return 0;
    }
  }

  private static DisplayData data(Map<String, Object> bundle, String displayId) {
    DisplayData data = new DisplayData();
    bundle.forEach(data::putData);
    if (displayId != null) {
      data.setDisplayId(displayId);
    }
    return data;
  }
}
