package labs.notebook;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.junit.jupiter.api.AfterEach;
import org.zeromq.ZMQ;

class JJavaWidgetTest extends WidgetProtocol {
  private final CommManager manager = new CommManager();
  private final ZMQ.Context context = ZMQ.context(1);
  private final Page page = new Page();

  JJavaWidgetTest() {
    manager.setIOPubChannel(page);
  }

  @AfterEach
  void stop() {
    page.close();
    context.close();
  }

  @Override
  Kernel kernel() {
    JJava bridge = new JJava();
    bridge.install(new TestKernel());
    return bridge;
  }

  private final class TestKernel extends BaseKernel {
    TestKernel() {
      super(
          "test",
          "1",
          null,
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          manager,
          new Renderer(),
          null,
          null,
          false,
          new StringStyler("", "", "", line -> ""));
    }

    @Override
    public Object evalRaw(String code) {
      return null;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean detail) {
      return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return null;
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }

  @Override
  void fromPage(String comm, String data) {
    var json = new JsonParser().parse(data).getAsJsonObject();
    var command = new CommMsgCommand(comm, json);
    manager.handleCommMsgCommand(
        new Quiet(), new Message<>((MessageContext) null, CommMsgCommand.MESSAGE_TYPE, command));
  }

  @Override
  void closedByPage(String comm) {
    var command = new CommCloseCommand(comm, new JsonParser().parse("{}").getAsJsonObject());
    manager.handleCommCloseCommand(
        new Quiet(), new Message<>((MessageContext) null, CommCloseCommand.MESSAGE_TYPE, command));
  }

  @Override
  void runs(Map<String, Object> metadata) {
    var request = new ExecuteRequest("", false, true, Map.of(), false, true);
    var header = new Header<>(ExecuteRequest.MESSAGE_TYPE);
    manager.setMessageContext(new Message<>(header, request, metadata, List.of()));
  }

  /** Takes what the kernel would send. */
  private final class Page extends IOPubChannel {
    Page() {
      super(context, HMACGenerator.NO_AUTH_INSTANCE);
    }

    @Override
    public synchronized void sendMessage(Message<?> message) {
      onSent(
          message.getHeader().getType().getName(),
          new Gson().toJson(message.getContent()),
          message.getNonNullMetadata());
    }
  }

  private static final class Quiet extends ShellReplyEnvironment {
    Quiet() {
      super(null, null, null, null);
    }

    @Override
    public void setBusyDeferIdle() {}
  }
}
