package labs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CharacterTableTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final CharacterTable table = new CharacterTable("0123456789+ ");

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void sortsItsCharacters() {
    assertThat(table.characters()).isEqualTo(" +0123456789");
    assertThat(new CharacterTable("banana").size()).isEqualTo(3);
  }

  @Test
  void encodesOneHot() {
    NDArray rows = new CharacterTable("ab").encode(manager, "ba", 3);
    assertThat(rows.getShape()).isEqualTo(new Shape(3, 2));
    assertThat(rows.toFloatArray()).containsExactly(0, 1, 1, 0, 0, 0);
  }

  @Test
  void decodesWhatItEncoded() {
    assertThat(table.decode(table.encode(manager, "12+345 ", 7))).isEqualTo("12+345 ");
    NDArray batch = table.encode(manager, List.of("1+1    ", "999+999"), 7);
    assertThat(batch.getShape()).isEqualTo(new Shape(2, 7, 12));
    assertThat(table.decodeAll(batch)).containsExactly("1+1    ", "999+999");
  }

  @Test
  void decodesProbabilities() {
    NDArray rows = manager.create(new float[][] {{0.2f, 0.8f}, {0.6f, 0.4f}});
    assertThat(new CharacterTable("ab").decode(rows)).isEqualTo("ba");
  }

  @Test
  void takesCharactersOutsideTheBasicPlane() {
    CharacterTable cards = new CharacterTable("🂡🂮");
    assertThat(cards.decode(cards.encode(manager, "🂮🂡", 2))).isEqualTo("🂮🂡");
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(() -> table.encode(manager, "1-1", 7)).hasMessageContaining("'1-1' has '-'");
    assertThatThrownBy(() -> table.encode(manager, "12345", 4))
        .hasMessageContaining("at most 4 characters, '12345' has 5");
    assertThatThrownBy(() -> table.decode(manager.zeros(new Shape(7, 11))))
        .hasMessageContaining("expected shape (time, 12), received (7, 11)");
    assertThatThrownBy(() -> new CharacterTable("")).hasMessageContaining("received none");
  }
}
