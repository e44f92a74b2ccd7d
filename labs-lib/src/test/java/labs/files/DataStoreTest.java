package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStoreTest {
  private static final byte[] CONTENT = "content".getBytes();
  private static final DataFile FAR =
      new DataFile(
          "imdb/a.bin", URI.create("http://nowhere.invalid/a"), 7, DownloadedFile.sha256(CONTENT));

  @TempDir Path cache;

  @Test
  void aCachedFileNeedsNoNetwork() throws Exception {
    put("content");
    assertThat(new DataStore(cache, "").find(FAR)).isEqualTo(cache.resolve("imdb/a.bin"));
  }

  @Test
  void withoutFileAndNetworkItIsUnreachable() {
    assertThatThrownBy(() -> new DataStore(cache, "").find(FAR))
        .isInstanceOf(UnreachableException.class);
  }

  @Test
  void aDamagedFileIsFetchedAgain() throws Exception {
    put("damaged");
    try (FileServer server = FileServer.of(CONTENT)) {
      DataFile near = new DataFile(FAR.name(), server.uri("/a"), 7, FAR.sha256());
      assertThat(new DataStore(cache, "").find(near)).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void aDamagedFileIsNeverUsed() throws Exception {
    put("damaged");
    assertThatThrownBy(() -> new DataStore(cache, "").find(FAR))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnreachableException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void aMirrorReplacesTheSourceAndTheCache() throws Exception {
    put("content");
    assertThatThrownBy(() -> new DataStore(cache, cache + "/none").find(FAR))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("LABS_MIRROR");
  }

  private void put(String content) throws IOException {
    Files.createDirectories(cache.resolve("imdb"));
    Files.writeString(cache.resolve("imdb/a.bin"), content);
  }
}
