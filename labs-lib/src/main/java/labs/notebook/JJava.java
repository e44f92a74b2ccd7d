package labs.notebook;

import java.util.Map;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

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
  public Consumer<Map<String, Object>> place(String displayId) {
    // Between cells the kernel itself shows nothing; the cell's own environment still can.
    ReplyEnvironment cell = environment();
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

  /** Runs this when the present cell has ended and its streams are still open. */
  void atEndOfCell(Runnable what) {
    ReplyEnvironment cell = environment();
    if (cell != null) {
      cell.defer(what);
    }
  }

  /** The present cell's, null between cells. */
  private ReplyEnvironment environment() {
    return (ReplyEnvironment)
        new PrivateField(DisplayStream.class, "env").get(kernel.getIO().display);
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
