package labs.notebook;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.zeromq.ZMQ;

class IJavaWidgetTest extends WidgetProtocol {
  private final CommManager manager = new CommManager();
  private final ZMQ.Context context = ZMQ.context(1);
  private final Page page = new Page();

  IJavaWidgetTest() {
    manager.setIOPubChannel(page);
  }

  @AfterEach
  void stop() {
    io.github.spencerpark.ijava.IJava.start(null);
    page.close();
    context.close();
  }

  @Override
  Kernel kernel() {
    io.github.spencerpark.ijava.IJava.start(new TestKernel());
    return IJava.running();
  }

  private final class TestKernel extends BaseKernel {
    TestKernel() {
      commManager = manager;
    }

    @Override
    public DisplayData eval(String code) {
      return null;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return null;
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
