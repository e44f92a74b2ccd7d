package labs.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateFieldTest {
  /** Every one that DJL.md lists, in the versions that pom.xml pins. */
  @ParameterizedTest
  @CsvSource({
    "ai.djl.ndarray.NDScope, resources",
    "ai.djl.pytorch.engine.PtNDArray, dataRef",
    "ai.djl.ndarray.BaseNDManager, resources",
    "ai.djl.engine.Engine, defaultDevice",
    "org.dflib.jjava.jupyter.kernel.comm.CommManager, context",
    "io.github.spencerpark.jupyter.kernel.comm.CommManager, context",
    "org.dflib.jjava.jupyter.kernel.DisplayStream, env",
    "io.github.spencerpark.jupyter.kernel.DisplayStream, env",
  })
  void isThere(String owner, String name) throws Exception {
    assertThat(new PrivateField(Class.forName(owner), name)).isNotNull();
    assertThat(Files.readString(Path.of("DJL.md"))).contains("`" + owner + "`", "`" + name + "`");
  }

  @Test
  void isReadAndSet() {
    AtomicInteger number = new AtomicInteger(3);
    class Owner {
      private Object value = number;
    }
    Owner owner = new Owner();
    PrivateField field = new PrivateField(Owner.class, "value");
    assertThat(field.get(owner)).isSameAs(number);
    field.set(owner, "other");
    assertThat(owner.value).isEqualTo("other");
  }

  @Test
  void anotherVersionIsTold() {
    assertThatThrownBy(() -> new PrivateField(Engine.class, "nothing"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing of ai.djl.engine.Engine")
        .hasMessageContaining("does not fit this version");
  }
}
