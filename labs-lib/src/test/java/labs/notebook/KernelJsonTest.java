package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelJsonTest {
  /** A message's content as the kernels have it: its data say their JSON themselves. */
  public record Content(String getData) {}

  @Test
  void readsTheDataOfAMessage() {
    assertThat(KernelJson.data(new Content("{\"a\": [1, null]}")))
        .isEqualTo(Map.of("a", Arrays.asList(1, null)));
  }

  /** IJava's Gson takes lists in lists as deep as they come. */
  @Test
  void whatIsNoJsonOrTooDeepIsNoMessage() {
    String deep = "{\"a\": " + "[".repeat(1_500) + "]".repeat(1_500) + "}";
    for (String data : List.of(deep, "{\"a\": NaN}", "[1]", "{")) {
      assertThat(KernelJson.data(new Content(data))).isEmpty();
    }
  }
}
