package labs.data;

import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The built-in sample: drawn digits, for a machine that has no data. Each is a line through a few
 * points, moved, leant, scaled and drawn with a pen of another width each time.
 */
final class SampleDigits {
  private static final int SIDE = 28;

  /** The points of each digit's line, x and y in per cent of its box, y downward. */
  private static final double[][] LINES =
      Stream.of(
              "50 9 30 20 23 50 30 80 50 91 70 80 77 50 70 20 50 9",
              "35 25 52 10 52 90",
              "25 32 30 18 48 10 66 17 72 33 62 52 25 90 78 90",
              "28 20 45 10 65 17 68 32 60 44 42 48 62 53 73 68 65 85 45 91 26 82",
              "60 90 60 10 22 63 80 63",
              "72 12 34 12 30 46 50 42 68 50 73 67 64 85 45 91 26 83",
              "66 12 45 25 32 48 28 70 38 87 54 90 68 80 70 66 60 54 44 54 31 66",
              "24 13 75 13 55 50 42 90",
              "50 48 34 38 33 20 50 10 67 20 66 38 50 48 31 60 29 80 50 91 71 80 69 60 50 48",
              "70 30 60 46 42 47 30 36 32 20 48 10 64 16 70 30 68 60 56 90")
          .map(line -> Stream.of(line.split(" ")).mapToDouble(n -> Integer.parseInt(n) / 100.0))
          .map(numbers -> numbers.toArray())
          .toArray(double[][]::new);

  private final SplittableRandom random = new SplittableRandom(11);

  /** The next so many digits, of random labels; a new sample draws the same ones. */
  LabelledImages draw(NDManager manager, int count) {
    byte[] pixels = new byte[count * SIDE * SIDE];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(10);
      ink(written(LINES[labels[i]]), between(0.8, 1.6), pixels, i * SIDE * SIDE);
    }
    return Mnist.images(manager, pixels, labels);
  }

  /** A line as one hand would write it, in pixels. */
  private double[] written(double[] line) {
    double size = between(17, 22);
    double narrow = between(0.75, 1.05);
    double lean = between(-0.25, 0.35);
    double turn = between(-0.15, 0.15);
    double right = SIDE / 2.0 + between(-2, 2);
    double down = SIDE / 2.0 + between(-2, 2);
    double[] points = new double[line.length];
    for (int i = 0; i < line.length; i += 2) {
      double y = size * (line[i + 1] - 0.5 + between(-0.03, 0.03));
      double x = size * narrow * (line[i] - 0.5 + between(-0.03, 0.03)) - lean * y;
      points[i] = right + x * Math.cos(turn) - y * Math.sin(turn);
      points[i + 1] = down + x * Math.sin(turn) + y * Math.cos(turn);
    }
    return points;
  }

  /** The nearer a pixel lies to the line, the darker it is. */
  private static void ink(double[] points, double pen, byte[] pixels, int from) {
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      double distance = Double.MAX_VALUE;
      for (int i = 0; i + 3 < points.length; i += 2) {
        distance = Math.min(distance, distance(pixel % SIDE, pixel / SIDE, points, i));
      }
      double ink = Math.max(0, Math.min(1, pen + 0.5 - distance));
      pixels[from + pixel] = (byte) Math.round(255 * ink);
    }
  }

  /** How far (x, y) lies from the stroke that begins at a point. */
  private static double distance(double x, double y, double[] points, int i) {
    double dx = points[i + 2] - points[i];
    double dy = points[i + 3] - points[i + 1];
    double along = ((x - points[i]) * dx + (y - points[i + 1]) * dy) / (dx * dx + dy * dy);
    double t = Math.max(0, Math.min(1, along));
    return Math.hypot(points[i] + t * dx - x, points[i + 1] + t * dy - y);
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
