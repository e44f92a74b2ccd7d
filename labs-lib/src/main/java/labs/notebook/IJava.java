package labs.notebook;

import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.DisplayStream;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.util.Map;
import java.util.function.Consumer;

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
  public Consumer<Map<String, Object>> place(String displayId) {
    // Between cells the kernel itself shows nothing; the cell's own environment still can.
    PrivateField environment = new PrivateField(DisplayStream.class, "env");
    ReplyEnvironment cell = (ReplyEnvironment) environment.get(kernel.getIO().display);
    return bundle -> {
      if (cell != null) {
        cell.publish(new PublishUpdateDisplayData(data(bundle, displayId)));
      }
    };
  }

  @Override
  public Channel open(
      String target,
      Map<String, Object> data,
      Map<String, Object> metadata,
      Consumer<Map<String, Object>> messages,
      Runnable closed) {
    return kernel
        .getCommManager()
        .openComm(
            target,
            (manager, id, name, message) -> {
              KernelJson.add(message.getContent(), data);
              message.getNonNullMetadata().putAll(metadata);
              return new Wire(manager, id, name, messages, closed);
            });
  }

  @Override
  public CellRun cell() {
    return Kernel.request(CommManager.class, kernel.getCommManager()) instanceof Message<?> request
        ? CellRun.of(request.getHeader().getId(), request.getNonNullMetadata())
        : CellRun.NONE;
  }

  private static DisplayData data(Map<String, Object> bundle, String displayId) {
    DisplayData data = new DisplayData();
    bundle.forEach(data::putData);
    if (displayId != null) {
      data.setDisplayId(displayId);
    }
    return data;
  }

  private static final class Wire extends Comm implements Channel {
    private final Consumer<Map<String, Object>> messages;
    private final Runnable closed;
    private volatile boolean gone;

    Wire(
        CommManager manager,
        String id,
        String target,
        Consumer<Map<String, Object>> messages,
        Runnable closed) {
      super(manager, id, target);
      this.messages = messages;
      this.closed = closed;
    }

    @Override
    public String id() {
      return getID();
    }

    @Override
    public void send(Map<String, Object> data) {
      if (!gone) {
        KernelJson.send(this, data);
      }
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
      messages.accept(KernelJson.data(message.getContent()));
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean ours) {
      gone = true;
      closed.run();
    }
  }
}
