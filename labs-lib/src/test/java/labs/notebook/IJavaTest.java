package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import labs.plot.HistoryPlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class IJavaTest {
  private final List<Object> published = Collections.synchronizedList(new ArrayList<>());
  private final TestIo console = new TestIo();
  private final BaseKernel kernel = new TestKernel();

  @BeforeEach
  void start() {
    console.setEnv(new TestEnvironment());
    started(kernel);
  }

  @AfterEach
  void stop() {
    started(null);
  }

  @Test
  void isAttachedWhileItsKernelRuns() {
    assertThat(Notebook.attached()).isTrue();
    stop();
    assertThat(Notebook.attached()).isFalse();
  }

  @Test
  void aFigureAsLastExpressionIsPlotly() throws Exception {
    Notebook.install();
    Table history =
        Table.create(
            "History",
            IntColumn.create("epoch", 1, 2),
            DoubleColumn.create("loss", 0.5, Double.NaN));

    JsonNode data = sent(kernel.getRenderer().render(HistoryPlot.create(history, "loss")));

    JsonNode plotly = data.get("application/vnd.plotly.v1+json");
    assertThat(plotly.at("/layout/title/text").asText()).isEqualTo("Training loss");
    assertThat(plotly.at("/data/0/y").toString()).isEqualTo("[0.5,null]");
    assertThat(data.get("text/plain").asText()).startsWith("Plot: Training loss");
  }

  @Test
  void installedTwiceRendersOnce() throws Exception {
    Notebook.install();
    Notebook.install();
    int[] calls = {0};
    Displayable value =
        () -> {
          calls[0]++;
          return Map.of("text/plain", "seen");
        };
    assertThat(sent(kernel.getRenderer().render(value)).get("text/plain").asText())
        .isEqualTo("seen");
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void updatesInPlace() throws Exception {
    Notebook.update("id-i", Map.of("text/plain", "one"));
    Notebook.update("id-i", Map.of("text/plain", "two"));

    assertThat(published).hasSize(2);
    assertThat(published.get(0).getClass().getSimpleName()).isEqualTo("PublishDisplayData");
    assertThat(published.get(1).getClass().getSimpleName()).isEqualTo("PublishUpdateDisplayData");
    assertThat(((DisplayData) published.get(1)).getDisplayId()).isEqualTo("id-i");
    assertThat(sent((DisplayData) published.get(1)).get("text/plain").asText()).isEqualTo("two");
  }

  @Test
  void showingKeepsTheInterruptFlag() {
    Thread.currentThread().interrupt();
    Notebook.display(Map.of("text/plain", "one"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(published).hasSize(1);
  }

  @Test
  void cellsAreTold() {
    String before = Notebook.cell();
    ((TestKernel) kernel).nextCell();
    assertThat(Notebook.cell()).isNotEqualTo(before);
  }

  /** IJava's class has the name of our own. */
  private static void started(BaseKernel kernel) {
    io.github.spencerpark.ijava.IJava.start(kernel);
  }

  /** Through the kernel's own Gson, as a frontend receives it. */
  private static JsonNode sent(DisplayData data) throws Exception {
    return new ObjectMapper().readTree(new Gson().toJson(data)).get("data");
  }

  private final class TestKernel extends BaseKernel {
    @Override
    public JupyterIO getIO() {
      return console;
    }

    @Override
    public DisplayData eval(String code) {
      return null;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return null;
    }

    void nextCell() {
      var request = new ExecuteRequest("", false, true, Map.of(), false, true);
      var header = new Header<>(ExecuteRequest.MESSAGE_TYPE);
      getCommManager().setMessageContext(new Message<>(header, request, Map.of(), List.of()));
    }
  }

  private static final class TestIo extends JupyterIO {
    @Override
    protected void setEnv(ShellReplyEnvironment environment) {
      super.setEnv(environment);
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
