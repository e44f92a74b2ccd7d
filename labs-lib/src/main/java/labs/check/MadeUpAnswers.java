package labs.check;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Answers made up to tell losses and metrics apart by their values: no two that are known here
 * agree on them. The values are computed here in plain Java, by Keras's formulas.
 */
final class MadeUpAnswers {
  private static final int SAMPLES = 8;

  private final double[][] p;
  private final double[][] y;
  private final NDList labels;
  private final NDList predictions;

  /** Eight answers of one number, a probability of yes, or of three and more, those of classes. */
  MadeUpAnswers(NDManager manager, int numbers) {
    p = new double[SAMPLES][numbers];
    y = new double[SAMPLES][numbers];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SAMPLES; i++) {
      if (numbers == 1) {
        // three say yes, and none lies on the threshold, where DJL's metric and Keras's differ
        p[i][0] = 0.09 + 0.1 * i;
        y[i][0] = i % 2; // five of eight are right, and the half are yes
      } else {
        draw(p[i], random, i % 2 == 0 ? 0.9 : 0.3);
        y[i][i < 3 ? most(p[i]) : (most(p[i]) + 1) % numbers] = 1;
      }
    }
    labels = new NDList(manager.create(flat(y), new Shape(SAMPLES, numbers)));
    predictions = new NDList(manager.create(flat(p), new Shape(SAMPLES, numbers)));
  }

  /** One class has this share, the others something of the rest. */
  private static void draw(double[] row, SplittableRandom random, double share) {
    int chosen = random.nextInt(row.length);
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      row[k] = k == chosen ? 0 : 0.5 + random.nextDouble();
      sum += row[k];
    }
    for (int k = 0; k < row.length; k++) {
      row[k] = k == chosen ? share : row[k] / sum * (1 - share);
    }
  }

  NDList labels() {
    return labels;
  }

  NDList predictions() {
    return predictions;
  }

  Map<String, Double> losses() {
    double binary = 0;
    double logits = 0;
    double categorical = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < p[i].length; k++) {
        binary -= y[i][k] == 1 ? Math.log(p[i][k]) : Math.log(1 - p[i][k]);
        logits += Math.log(1 + Math.exp(p[i][k])) - y[i][k] * p[i][k];
        categorical -= y[i][k] * Math.log(p[i].length == 1 ? 1 : p[i][k]);
        squares += Math.pow(p[i][k] - y[i][k], 2);
      }
    }
    int all = SAMPLES * p[0].length;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("binary_crossentropy", binary / all);
    values.put("binary_crossentropy from logits", logits / all);
    values.put("categorical_crossentropy", categorical / SAMPLES);
    values.put("mean_squared_error", squares / all);
    if (p[0].length > 1) {
      values.put("sum_of_squares", squares / SAMPLES);
    }
    return values;
  }

  Map<String, Double> accuracies() {
    int above = 0;
    int positive = 0;
    int classes = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < p[i].length; k++) {
        above += p[i][k] > 0.5 == (y[i][k] == 1) ? 1 : 0;
        positive += y[i][k] == 1 ? 1 : 0; // every probability is above 0
      }
      classes += most(p[i]) == most(y[i]) ? 1 : 0;
    }
    double all = SAMPLES * p[0].length;
    boolean yesOrNo = p[0].length == 1;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(yesOrNo ? "accuracy" : "accuracy of yes or no", above / all);
    values.put("accuracy of logits", positive / all);
    values.put(yesOrNo ? "accuracy of classes" : "accuracy", classes / (double) SAMPLES);
    return values;
  }

  private static int most(double[] row) {
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      best = row[k] > row[best] ? k : best;
    }
    return best;
  }

  private static float[] flat(double[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }
}
