package labs.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import labs.files.Catalogue;
import labs.files.DataFile;
import labs.files.DataStore;
import labs.files.IdxFile;
import labs.files.UnreachableException;
import labs.results.RunMode;

/**
 * MNIST's handwritten digits, 28 x 28 pixels each: 60,000 to train on, and 10,000 by other writers
 * to test on.
 *
 * <p>Their order is the file's. Where neither the files nor the network are there, a small built-in
 * sample of drawn digits stands in, and says so.
 */
public final class Mnist implements AutoCloseable {
  private static final int SIDE = 28;
  private static final int SHORTENED_TRAIN = 6_000;
  private static final int SHORTENED_TEST = 1_000;

  private final NDManager manager;
  private final LabelledImages train;
  private final LabelledImages test;

  private Mnist(NDManager manager, LabelledImages train, LabelledImages test) {
    RunMode mode = RunMode.current();
    this.manager = manager;
    this.train = train.range(0, mode.cap("training images", train.size(), SHORTENED_TRAIN));
    this.test = test.range(0, mode.cap("test images", test.size(), SHORTENED_TEST));
  }

  /**
   * Loads the digits, downloading them the first time.
   *
   * @throws UncheckedIOException if a file is wrong or can't be kept; the message says what to do
   */
  public static Mnist load() {
    return load(DataStore.current());
  }

  static Mnist load(DataStore store) {
    NDManager manager = NDManager.newBaseManager();
    try {
      LabelledImages train =
          read(store, manager, Catalogue.MNIST_TRAIN_IMAGES, Catalogue.MNIST_TRAIN_LABELS);
      LabelledImages test =
          read(store, manager, Catalogue.MNIST_TEST_IMAGES, Catalogue.MNIST_TEST_LABELS);
      return new Mnist(manager, train, test);
    } catch (UnreachableException e) {
      StandIn.announce("digits", e);
      SampleDigits digits = new SampleDigits();
      return new Mnist(manager, digits.draw(manager, 6_000), digits.draw(manager, 1_000));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static LabelledImages read(
      DataStore store, NDManager manager, DataFile imageFile, DataFile labelFile)
      throws IOException {
    IdxFile images = IdxFile.read(store.find(imageFile), 3);
    IdxFile labels = IdxFile.read(store.find(labelFile), 1);
    return digits(manager, images, labels, imageFile.shortName());
  }

  /** The two files put together; what they say of each other is not believed. */
  static LabelledImages digits(NDManager manager, IdxFile images, IdxFile labels, String name)
      throws IOException {
    int count = labels.shape()[0];
    int[] shape = images.shape();
    if (shape[0] != count || shape[1] != SIDE || shape[2] != SIDE) {
      throw new IOException(
          "%s: expected %d images of 28 x 28, one for each label, received %d of %d x %d"
              .formatted(name, count, shape[0], shape[1], shape[2]));
    }
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = labels.bytes()[i];
      if (numbers[i] < 0 || numbers[i] > 9) {
        throw new IOException(name + ": expected labels from 0 to 9, one is " + numbers[i]);
      }
    }
    return images(manager, images.bytes(), numbers);
  }

  static LabelledImages images(NDManager manager, byte[] pixels, int... labels) {
    Shape shape = new Shape(labels.length, SIDE, SIDE);
    return new LabelledImages(
        manager.create(ByteBuffer.wrap(pixels), shape, DataType.UINT8), labels);
  }

  /** The digits to train on. */
  public LabelledImages train() {
    return train;
  }

  /** The digits to test on. */
  public LabelledImages test() {
    return test;
  }

  /** Frees the images of both halves, 55 MB. */
  @Override
  public void close() {
    manager.close();
  }
}
