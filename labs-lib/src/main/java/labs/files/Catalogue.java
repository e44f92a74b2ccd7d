package labs.files;

import java.net.URI;
import java.util.List;

/** Every file that the labs download: its public source, size and SHA-256. */
public final class Catalogue {
  private static final String KERAS =
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";
  private static final String MNIST = "https://ossci-datasets.s3.amazonaws.com/mnist/";

  public static final DataFile IMDB =
      file(
          "imdb/imdb.npz",
          KERAS + "imdb.npz",
          17_464_789,
          "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f");

  public static final DataFile IMDB_WORD_INDEX =
      file(
          "imdb/imdb_word_index.json",
          KERAS + "imdb_word_index.json",
          1_641_221,
          "027313fe9a320280f3bf0fac5baf58c4a683cf39a7ed9c3d3d3912bde4284cf6");

  public static final DataFile ACL_IMDB =
      file(
          "imdb/aclImdb_v1.tar.gz",
          "https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz",
          -1,
          "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe");

  public static final DataFile MNIST_TRAIN_IMAGES =
      file(
          "mnist/train-images-idx3-ubyte.gz",
          MNIST + "train-images-idx3-ubyte.gz",
          9_912_422,
          "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");

  public static final DataFile MNIST_TRAIN_LABELS =
      file(
          "mnist/train-labels-idx1-ubyte.gz",
          MNIST + "train-labels-idx1-ubyte.gz",
          28_881,
          "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");

  public static final DataFile MNIST_TEST_IMAGES =
      file(
          "mnist/t10k-images-idx3-ubyte.gz",
          MNIST + "t10k-images-idx3-ubyte.gz",
          1_648_877,
          "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");

  public static final DataFile MNIST_TEST_LABELS =
      file(
          "mnist/t10k-labels-idx1-ubyte.gz",
          MNIST + "t10k-labels-idx1-ubyte.gz",
          4_542,
          "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

  static final List<DataFile> ALL =
      List.of(
          IMDB,
          IMDB_WORD_INDEX,
          ACL_IMDB,
          MNIST_TRAIN_IMAGES,
          MNIST_TRAIN_LABELS,
          MNIST_TEST_IMAGES,
          MNIST_TEST_LABELS);

  private Catalogue() {}

  private static DataFile file(String name, String source, long size, String sha256) {
    return new DataFile(name, URI.create(source), size, sha256);
  }
}
