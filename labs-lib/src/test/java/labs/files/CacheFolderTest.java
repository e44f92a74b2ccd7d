package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();
  private static final Path OTHER = Path.of("other").toAbsolutePath();

  @Test
  void followsEachSystemsHabit() {
    assertThat(of(Map.of(), "Linux")).isEqualTo(HOME.resolve(".cache/labs-java"));
    assertThat(of(Map.of(), "Mac OS X")).isEqualTo(HOME.resolve("Library/Caches/labs-java"));
    assertThat(of(Map.of(), "Windows 11")).isEqualTo(HOME.resolve("AppData/Local/labs-java"));
  }

  @Test
  void takesTheSystemsVariable() {
    assertThat(of(Map.of("XDG_CACHE_HOME", OTHER.toString()), "Linux"))
        .isEqualTo(OTHER.resolve("labs-java"));
    assertThat(of(Map.of("XDG_CACHE_HOME", "relative"), "Linux"))
        .isEqualTo(HOME.resolve(".cache/labs-java"));
    assertThat(of(Map.of("LOCALAPPDATA", OTHER.toString()), "Windows 10"))
        .isEqualTo(OTHER.resolve("labs-java"));
  }

  @Test
  void labsDataWins() {
    assertThat(of(Map.of("LABS_DATA", OTHER.toString(), "XDG_CACHE_HOME", "/x"), "Linux"))
        .isEqualTo(OTHER);
  }

  @Test
  void whatIsNoPathIsNamed() {
    assertThatThrownBy(() -> of(Map.of("LABS_DATA", "a\0b"), "Linux"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LABS_DATA is a\0b, which is no folder: ")
        .hasMessageContaining("Mend or unset it");
  }

  private static Path of(Map<String, String> environment, String os) {
    return CacheFolder.of(environment, os, HOME.toString());
  }
}
