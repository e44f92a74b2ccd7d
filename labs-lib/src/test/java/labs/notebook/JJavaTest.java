package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import labs.nn.Dense;
import labs.train.Fit;
import labs.train.Network;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class JJavaTest {
  private final List<Object> published = Collections.synchronizedList(new ArrayList<>());
  private final TestIo console = new TestIo();
  private TestKernel kernel;

  @AfterEach
  void stop() {
    if (kernel != null) {
      kernel.onShutdown(false);
    }
    assertThat(Notebook.attached()).isFalse();
  }

  @Test
  void theServiceFileInstallsIt() throws Exception {
    start(true);
    Table table = Table.create("T", StringColumn.create("word", "<b>"));

    JsonNode data = sent(kernel.getRenderer().render(table));

    assertThat(data.get("text/html").asText()).contains("<caption>T</caption>", "&lt;b&gt;");
    assertThat(data.get("text/plain").asText()).isEqualTo("T\nword\n<b>");
  }

  @Test
  void withoutExtensionsTheFirstUseInstallsIt() throws Exception {
    start(false);
    assertThat(Notebook.attached()).isTrue();
    Displayable value = () -> Map.of("text/plain", "seen");
    assertThat(sent(kernel.getRenderer().render(value)).get("text/plain").asText())
        .isEqualTo("seen");
  }

  @Test
  void updatesInPlaceUntilTheCellIsStopped() throws Exception {
    start(true);
    Notebook.update("id-j", Map.of("text/plain", "one"));
    Notebook.update("id-j", Map.of("text/plain", "two"));
    console.detach();
    Notebook.update("id-j", Map.of("text/plain", "lost"));
    Notebook.display(Map.of("text/plain", "lost"));

    assertThat(published).hasSize(2);
    assertThat(published.get(0).getClass().getSimpleName()).isEqualTo("PublishDisplayData");
    assertThat(published.get(1).getClass().getSimpleName()).isEqualTo("PublishUpdateDisplayData");
    assertThat(((DisplayData) published.get(1)).getDisplayId()).isEqualTo("id-j");
    assertThat(sent((DisplayData) published.get(1)).get("text/plain").asText()).isEqualTo("two");
  }

  @Test
  void whatWasNeverShownIsShownLater() {
    start(true);
    console.detach();
    Notebook.update("id-late", Map.of("text/plain", "one"));
    console.attach();
    Notebook.update("id-late", Map.of("text/plain", "two"));

    assertThat(published).hasSize(1);
    assertThat(published.get(0).getClass().getSimpleName()).isEqualTo("PublishDisplayData");
  }

  @Test
  void showingKeepsTheInterruptFlag() {
    start(true);
    Thread.currentThread().interrupt();
    Notebook.display(Map.of("text/plain", "one"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(published).hasSize(1);
  }

  @Test
  void cellsAreTold() {
    start(true);
    String before = Notebook.cell();
    kernel.nextCell();
    assertThat(Notebook.cell()).isNotEqualTo(before);
  }

  @Test
  void aTrainingThatBeganBetweenCellsIsShownUnderNone() {
    start(true);
    console.detach();
    try (Network network = new Network(new Shape(1), new Dense(1))) {
      network.compile("sgd", "mean_squared_error");
      NDArray x = network.manager().arange(8f).reshape(8, 1).div(8);
      network.fit(x, x, Fit.epochs(3).callback((n, epoch, values) -> console.attach()));
    }
    assertThat(published).isEmpty();
  }

  @Test
  void aWidgetsAnswerIsShownUnderNoCell() {
    start(true);
    CompletableFuture.runAsync(JJavaTest::epoch, DaemonThread.executor("answer")).join();
    assertThat(published).isEmpty();
    epoch();
    assertThat(published).isNotEmpty();
  }

  private static void epoch() {
    try (Progress progress = new Progress("Training", 1, "steps")) {
      progress.line("Epoch 1");
    }
  }

  private void start(boolean extensions) {
    console.attach();
    kernel = new TestKernel(console, extensions);
    kernel.onStartup();
  }

  /** Through the kernel's own Gson, as a frontend receives it. */
  private static JsonNode sent(DisplayData data) throws Exception {
    return new ObjectMapper().readTree(new Gson().toJson(data)).get("data");
  }

  private static final class TestKernel extends BaseKernel {
    TestKernel(JupyterIO console, boolean extensions) {
      super(
          "test",
          "1",
          null,
          List.of(),
          null,
          console,
          new CommManager(),
          new Renderer(),
          null,
          null,
          extensions,
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

    void nextCell() {
      var request = new ExecuteRequest("", false, true, Map.of(), false, true);
      var header = new Header<>(ExecuteRequest.MESSAGE_TYPE);
      getCommManager().setMessageContext(new Message<>(header, request, Map.of(), List.of()));
    }
  }

  private final class TestIo extends JupyterIO {
    private final ShellReplyEnvironment environment = new TestEnvironment();

    TestIo() {
      super(StandardCharsets.UTF_8);
    }

    void attach() {
      setEnv(environment);
    }

    void detach() {
      retractEnv(environment);
    }
  }

  private final class TestEnvironment extends ShellReplyEnvironment {
    TestEnvironment() {
      super(null, null, null, null);
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      Thread.interrupted(); // as the kernel's sockets do
      published.add(content);
    }
  }
}
