package labs.notebook;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * The only class that touches JJava's, which loads it by its service file and so learns to show
 * figures, tables and {@link Displayable} values.
 */
public final class JJava implements Extension, Kernel {
  private static volatile JJava current;

  private BaseKernel kernel;

  /** For the kernel's ServiceLoader. */
  public JJava() {}

  /** The JJava that runs this code, or null; NoClassDefFoundError if its classes are missing. */
  static synchronized Kernel running() {
    BaseKernel found;
    try {
      found = BaseKernel.notebookKernel();
    } catch (NullPointerException e) { // its way to say that none has started
      return null;
    }
    if (current == null || current.kernel != found) {
      // Extensions are switched off (JJAVA_LOAD_EXTENSIONS=false), so nobody has installed us.
      new JJava().install(found);
    }
    return current;
  }

  @Override
  public void install(BaseKernel kernel) {
    this.kernel = kernel;
    for (Class<?> type : Renderers.TYPES) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .register(
              (value, context) ->
                  Renderers.bundle(value).forEach(context.getOutputContainer()::putData));
    }
    current = this;
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
      // Not setDisplayId, whose return type differs between versions.
      data.putTransientData(DisplayData.DISPLAY_ID_KEY, displayId);
    }
    return data;
  }
}
