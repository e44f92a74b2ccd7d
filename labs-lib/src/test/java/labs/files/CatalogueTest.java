package labs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labs.data.RealData;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everyFileHasItsOwnNameSourceAndSum() {
    assertThat(Catalogue.ALL).hasSize(Catalogue.class.getFields().length);
    assertThat(Catalogue.ALL).extracting(DataFile::name).doesNotHaveDuplicates();
    assertThat(Catalogue.ALL).extracting(DataFile::sha256).doesNotHaveDuplicates();
    assertThat(Catalogue.ALL)
        .allSatisfy(
            file -> {
              assertThat(file.source()).hasScheme("https");
              assertThat(file.source().getPath()).endsWith("/" + file.shortName());
              assertThat(file.sha256()).matches("[0-9a-f]{64}");
            });
  }

  @Test
  void theMirrorHasAllOfThemAndFourAtLeastByteForByte() throws Exception {
    Path folder = RealData.folder();
    Map<String, String> sums =
        Sums.parse(Files.readAllBytes(folder.resolve("SHA256SUMS")), "SHA256SUMS");
    assertThat(sums).containsOnlyKeys(Catalogue.ALL.stream().map(DataFile::name).toList());
    List<DataFile> same =
        Catalogue.ALL.stream().filter(file -> file.sha256().equals(sums.get(file.name()))).toList();
    assertThat(same)
        .contains(
            Catalogue.IMDB_WORD_INDEX,
            Catalogue.MNIST_TRAIN_LABELS,
            Catalogue.MNIST_TEST_IMAGES,
            Catalogue.MNIST_TEST_LABELS)
        .allSatisfy(
            file -> assertThat(file.size()).isIn(-1L, Files.size(folder.resolve(file.name()))));
  }
}
