package labs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final byte[] CONTENT = "other bytes than the public file's".getBytes();
  private static final DataFile FILE =
      new DataFile("imdb/a.bin", URI.create("http://nowhere.invalid/a"), 5, "0".repeat(64));

  @TempDir Path folder;
  @TempDir Path cache;
  private String sums;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectory(folder.resolve("imdb"));
    Files.write(folder.resolve("imdb/a.bin"), CONTENT);
    sums = DownloadedFile.sha256(CONTENT) + "  imdb/a.bin\n";
    Files.writeString(folder.resolve("SHA256SUMS"), sums);
  }

  @Test
  void aFolderIsReadInPlace() throws Exception {
    assertThat(new Mirror(folder.toString(), cache).find(FILE))
        .isEqualTo(folder.resolve("imdb/a.bin"));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aWrongFileIsAnError() throws Exception {
    Files.writeString(folder.resolve("imdb/a.bin"), "damaged");
    assertThatThrownBy(() -> new Mirror(folder.toString(), cache).find(FILE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SHA256SUMS says " + DownloadedFile.sha256(CONTENT))
        .hasMessageContaining("Copy it again");
  }

  @Test
  void anAddressThatIsNoneIsAnError() {
    for (String where : new String[] {"http://host/my data", "http:///data", "https://"}) {
      assertThatThrownBy(() -> new Mirror(where, cache).find(FILE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("LABS_MIRROR is " + where)
          .hasMessageContaining("Mend");
    }
  }

  @Test
  void aMissingFileIsAnError() throws Exception {
    Files.delete(folder.resolve("imdb/a.bin"));
    assertThatThrownBy(() -> new Mirror(folder.toString(), cache).find(FILE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no " + folder.resolve("imdb/a.bin"));
  }

  @Test
  void aFileWithoutASumIsAnError() throws Exception {
    Files.writeString(folder.resolve("SHA256SUMS"), "");
    assertThatThrownBy(() -> new Mirror(folder.toString(), cache).find(FILE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no line for imdb/a.bin");
  }

  @Test
  void aFolderWithoutSumsIsAnError() {
    assertThatThrownBy(() -> new Mirror(folder + "/none", cache).find(FILE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no")
        .hasMessageContaining("SHA256SUMS");
  }

  /** The same file and list, by an address. */
  private FileServer server() throws IOException {
    return new FileServer(
        (exchange, from) -> {
          boolean list = exchange.getRequestURI().getPath().equals("/data/SHA256SUMS");
          byte[] bytes = list ? sums.getBytes(StandardCharsets.UTF_8) : CONTENT;
          FileServer.send(exchange, bytes, from, bytes.length);
        });
  }

  @Test
  void anAddressIsDownloadedOnceBesideThePublicFile() throws Exception {
    try (FileServer server = server()) {
      String address = server.uri("/data").toString();
      Path found = new Mirror(address, cache).find(FILE);
      assertThat(found).hasBinaryContent(CONTENT).startsWith(cache.resolve("mirror"));
      assertThat(server.ranges).hasSize(2);
      assertThat(new Mirror(address, cache).find(FILE)).isEqualTo(found);
      assertThat(server.ranges).as("only the sums are asked for again").hasSize(3);
    }
  }

  /** Root may write everywhere: what is in the lock's way stands for a folder without rights. */
  @Test
  void aCacheThatCanOnlyBeReadIsEnough() throws Exception {
    try (FileServer server = server()) {
      Mirror mirror = new Mirror(server.uri("/data").toString(), cache);
      Path found = mirror.find(FILE);
      Path lock = found.resolveSibling("a.bin.lock");
      Files.delete(lock);
      Files.createDirectory(lock);
      assertThat(mirror.find(FILE)).isEqualTo(found);
    }
  }

  /** Who reads it can't mend that by a login, nor by a mirror. */
  @Test
  void anAddressIsToldWhatItLacks() throws Exception {
    FileServer.Answer missing = (exchange, from) -> exchange.sendResponseHeaders(404, -1);
    FileServer.Answer other = (exchange, from) -> FileServer.send(exchange, new byte[9], from, 9);
    String file = "imdb/a.bin is missing or not what its SHA256SUMS says: ";
    isAtFault(false, missing, file + "the server answered 404");
    isAtFault(false, other, file + "what came has the SHA-256 ");
    isAtFault(true, missing, "SHA256SUMS can't be read: ");
    isAtFault(true, other, "SHA256SUMS can't be read: ");
  }

  private void isAtFault(boolean list, FileServer.Answer wrong, String said) throws IOException {
    byte[] right = sums.getBytes(StandardCharsets.UTF_8);
    try (FileServer server =
        new FileServer(
            (exchange, from) -> {
              if (exchange.getRequestURI().getPath().endsWith("SHA256SUMS") == list) {
                wrong.to(exchange, from);
              } else {
                FileServer.send(exchange, right, from, right.length);
              }
            })) {
      String address = server.uri("/data").toString();
      assertThatThrownBy(() -> new Mirror(address, cache).find(FILE))
          .isInstanceOf(IOException.class)
          .message()
          .startsWith("LABS_MIRROR is " + address + ", but its " + said)
          .endsWith("Mend it, or tell whoever keeps the mirror.")
          .doesNotContain("log in");
    }
  }

  @Test
  void aCacheThatTakesNoBytesIsNotTheAddressesFault() throws Exception {
    Path taken = Files.createFile(cache.resolve("taken"));
    try (FileServer server = server()) {
      assertThatThrownBy(() -> new Mirror(server.uri("/data").toString(), taken).find(FILE))
          .hasMessageContaining("set LABS_DATA to another folder")
          .hasMessageStartingWith(taken.toString());
    }
  }

  /** A laptop at home, after the class: the address is known, and nobody answers. */
  @Test
  void whatAnAddressGaveIsThereWhenItNoLongerAnswers() throws Exception {
    String address;
    Path found;
    try (FileServer server = server()) {
      address = server.uri("/data").toString();
      found = new Mirror(address, cache).find(FILE);
    }
    assertThat(new Mirror(address, cache).find(FILE)).isEqualTo(found);
    Files.delete(found);
    assertThatThrownBy(() -> new Mirror(address, cache).find(FILE))
        .hasMessageContaining("which can't be reached");
    assertThatThrownBy(() -> new Mirror(address + "/other", cache).find(FILE))
        .hasMessageContaining("which can't be reached");
  }

  /** A damaged list is no reason to believe a file. */
  @Test
  void aKeptListIsReadLikeAnyOther() throws Exception {
    String address = "http://nowhere.invalid/data";
    Path kept =
        Files.createDirectories(cache.resolve("mirror"))
            .resolve("SHA256SUMS-" + UUID.nameUUIDFromBytes(address.getBytes()));
    Files.writeString(kept, "no sums");
    assertThatThrownBy(() -> new Mirror(address, cache).find(FILE))
        .hasMessageContaining("line 1: expected a SHA-256 sum");
  }

  @Test
  void aListThatThisUserMayNotReadSaysWhatToDo() throws Exception {
    Path list = folder.resolve("SHA256SUMS");
    assumeTrue(list.toFile().setReadable(false) && !Files.isReadable(list), "root reads all");
    assertThatThrownBy(() -> new Mirror(folder.toString(), cache).find(FILE))
        .hasMessageContaining(list + " may not be read by this user")
        .hasMessageContaining("LABS_MIRROR");
  }

  @Test
  void anAddressThatIsNotThereIsAnErrorNotTheSample() {
    assertThatThrownBy(() -> new Mirror("http://nowhere.invalid/data", cache).find(FILE))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnreachableException.class)
        .hasMessageContaining("unset LABS_MIRROR");
  }
}
