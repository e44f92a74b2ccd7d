import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.dataset.Batch;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import labs.pipeline.InMemoryDataset;
import labs.pipeline.BatchedPipeline;
import labs.pipeline.Example;
import labs.data.ImageSequences;
import labs.data.Imdb;
import labs.data.LabelledImages;
import labs.data.Mnist;
import labs.pipeline.Pipeline;
import labs.data.ImdbTexts;
import labs.data.Reviews;
import labs.data.TextReviews;
import labs.results.Indices;
import labs.text.CharacterTable;
import labs.text.TextVectorization;
import labs.train.Adam;
import labs.train.Fit;
import labs.train.Network;

/**
 * What a lab trains, from the files to the last figure, without its pictures and explanations;
 * arguments: the lab's number and a seed. Prints the figure. Ends when standard input ends.
 */
final class Labs {
  private static final NDManager MANAGER = NDManager.newBaseManager();

  private Labs() {}

  public static void main(String[] arguments) {
    new Asked();
    PrintStream answers = System.out;
    // fit tells of each epoch.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    long seed = Long.parseLong(arguments[1]);
    Engine.getInstance().setRandomSeed((int) seed);
    answers.println(
        switch (arguments[0]) {
          case "1" -> bagOfWords(seed);
          case "2" -> embeddings(seed);
          case "4" -> digitSums(seed);
          case "5" -> autoencoders(seed);
          case "6" -> addition(seed);
          case "7" -> rawText(seed);
          default -> throw new IllegalArgumentException("there is no such lab: " + arguments[0]);
        });
  }

  private static double bagOfWords(long seed) {
    Imdb imdb = Imdb.load(10_000);
    try (Network watched = Networks.bagOfWords().reset(seed)) {
      watched.fit(
          imdb.train().last(0.6).multiHot(10_000),
          Fit.epochs(20)
              .batchSize(512)
              .validation(imdb.train().first(0.4).multiHot(10_000)));
    }
    Network network = Networks.bagOfWords().reset(seed);
    network.fit(imdb.train().multiHot(10_000), Fit.epochs(4).batchSize(512));
    return network.evaluate(imdb.test().multiHot(10_000)).get("accuracy");
  }

  private static double embeddings(long seed) {
    Imdb imdb = Imdb.load(10_000);
    Reviews test = imdb.test().shorterThan(250);
    double[] accuracies =
        Networks.smallLstm(true)
            .reset(seed)
            .fit(
                imdb.train().shorterThan(250).padded(250),
                Fit.epochs(6).batchSize(32).validation(test.padded(250)))
            .get("val_accuracy");
    return accuracies[5];
  }

  private static double digitSums(long seed) {
    Mnist mnist = Mnist.load();
    Random random = new Random(seed);
    Network network = Networks.digitSums().reset(seed);
    network.fit(
        sums(mnist.train(), 25_000, random), Fit.epochs(20).batchSize(32).validationSplit(0.2));
    return network.evaluate(sums(mnist.test(), 5_000, random)).get("accuracy");
  }

  private static ImageSequences sums(LabelledImages images, int count, Random random) {
    int[][] byDigit =
        IntStream.range(0, 10)
            .mapToObj(
                digit -> Indices.where(images.size(), i -> images.label(i) == digit))
            .toArray(int[][]::new);
    int[] a = random.ints(count, 1, 500).toArray();
    int[] b = random.ints(count, 1, 500).toArray();
    int[][] digits =
        IntStream.range(0, count).mapToObj(i -> digits(a[i] + b[i])).toArray(int[][]::new);
    return new ImageSequences(
        images.images(),
        MANAGER.create(digits).oneHot(10),
        draw(a, byDigit, random),
        draw(b, byDigit, random));
  }

  private static int[][] draw(int[] numbers, int[][] byDigit, Random random) {
    return Arrays.stream(numbers)
        .mapToObj(
            number ->
                Arrays.stream(digits(number))
                    .map(digit -> byDigit[digit][random.nextInt(byDigit[digit].length)])
                    .toArray())
        .toArray(int[][]::new);
  }

  private static int[] digits(int number) {
    return new int[] {number / 100, number / 10 % 10, number % 10};
  }

  /** The mean loss of the deep one on all images; the linear one is trained before it. */
  private static double autoencoders(long seed) {
    NDArray images = Mnist.load().train().images();
    NDArray[] linear = Models.linearWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < 1_875; i++) {
      try (NDScope scope = new NDScope()) {
        NDArray batch = images.get(32 * i + ":" + 32 * (i + 1));
        Models.step(pixels(batch), linear, adam, x -> Models.linear(x, linear));
      }
    }
    NDArray[] deep = Models.deepWeights();
    Adam deepAdam = new Adam(0.01);
    BatchedPipeline pipeline =
        Pipeline.slices(images, int[][].class)
            .map(Labs::toVector)
            .shuffle(60_000, seed)
            .repeat(15)
            .batch(32)
            .prefetch(2);
    try (NDManager pass = MANAGER.newSubManager()) {
      Iterator<Batch> batches = pipeline.getData(pass, 0).iterator();
      for (int i = 0; i < 1_500; i++) {
        try (Batch batch = batches.next();
            NDScope scope = new NDScope()) {
          Models.step(batch.getData().head(), deep, deepAdam, x -> Models.deep(x, deep));
        }
      }
    }
    double sum = 0;
    for (int from = 0; from < 60_000; from += 2_000) {
      try (NDScope scope = new NDScope()) {
        NDArray x = pixels(images.get(from + ":" + (from + 2_000)));
        sum += Models.deep(x, deep).sub(x).square().sum().getFloat();
      }
    }
    return sum / 60_000;
  }

  private static float[] toVector(int[][] image) {
    float[] vector = new float[784];
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        vector[28 * row + column] = image[row][column] / 255f;
      }
    }
    return vector;
  }

  private static NDArray pixels(NDArray images) {
    return images.reshape(images.size(0), 784).toType(DataType.FLOAT32, true).div(255);
  }

  private static double addition(long seed) {
    List<int[]> pairs = pairs(50_000, new Random(seed));
    List<String> questions = pairs.stream().map(p -> "%-7s".formatted(p[0] + "+" + p[1])).toList();
    List<String> answers = pairs.stream().map(p -> "%-4s".formatted(p[0] + p[1])).toList();
    CharacterTable characters = new CharacterTable("0123456789+ ");
    var all =
        new InMemoryDataset(
            characters.encode(MANAGER, questions, 7), characters.encode(MANAGER, answers, 4));
    var validation = all.last(0.1);
    Network network = Networks.addition().reset(seed);
    network.fit(all.first(0.9), Fit.epochs(20).batchSize(128).validation(validation));
    List<String> guesses = characters.decodeAll(network.predict(validation));
    return Indices.share(5_000, i -> guesses.get(i).equals(answers.get(45_000 + i)));
  }

  private static List<int[]> pairs(int count, Random random) {
    List<int[]> pairs = new ArrayList<>();
    Set<List<Integer>> seen = new HashSet<>();
    while (pairs.size() < count) {
      int a = number(random);
      int b = number(random);
      if (seen.add(List.of(Math.min(a, b), Math.max(a, b)))) {
        pairs.add(new int[] {a, b});
      }
    }
    Collections.shuffle(pairs, random);
    return pairs;
  }

  private static int number(Random random) {
    int value = 0;
    for (int digits = 1 + random.nextInt(3); digits > 0; digits--) {
      value = 10 * value + random.nextInt(10);
    }
    return value;
  }

  private static double rawText(long seed) {
    ImdbTexts raw = ImdbTexts.load();
    var vectorization = new TextVectorization(10_000);
    vectorization.adapt(raw.unlabelled());
    Network network = Networks.rawText(vectorization.vocabulary().size()).reset(seed);
    network.fit(
        batches(Pipeline.slices(raw.train().last(0.9)).shuffle(10_000, seed), vectorization),
        Fit.epochs(3).validation(batches(Pipeline.slices(raw.train().first(0.1)), vectorization)));
    return network
        .evaluate(batches(Pipeline.slices(raw.test()), vectorization))
        .get("accuracy");
  }

  private static BatchedPipeline batches(
      Pipeline<TextReviews.Review> reviews, TextVectorization vectorization) {
    return reviews
        .sortEach(640, Comparator.comparing(review -> review.text().length()))
        .map(review -> Example.of(vectorization.ids(review.text()), review.label()))
        .paddedBatch(64)
        .prefetch(2);
  }
}
