package labs.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import labs.files.Npz;
import labs.text.WordIndex;

/** Keras's {@code imdb.npz}: the reviews as word ranks, brought into our order. */
final class ImdbFile {
  private static final int LARGEST_RANK = 1_000_000;

  /** With this seed the review that textbooks show, "this film was just brilliant", comes first. */
  private static final long SEED = 26_282;

  private ImdbFile() {}

  /**
   * One half of the file, in our order.
   *
   * @param half {@code train} or {@code test}
   * @param numWords ids from numWords on become 2 (unknown), as in Keras
   */
  static Reviews read(Path path, String half, int numWords) throws IOException {
    try (Npz npz = new Npz(path)) {
      int[][] ranks = npz.intLists("x_" + half, 1, 1, LARGEST_RANK);
      int[] labels = npz.ints("y_" + half, 0, 1);
      if (ranks.length != labels.length) {
        throw new IOException(
            path + ": " + ranks.length + " reviews of " + half + ", " + labels.length + " labels");
      }
      List<int[]> ids = new ArrayList<>(ranks.length);
      List<Integer> ordered = new ArrayList<>(ranks.length);
      for (int i : order(ranks, labels)) {
        ids.add(ids(ranks[i], numWords));
        ordered.add(labels[i]);
      }
      return new Reviews(ids, ordered);
    }
  }

  /**
   * Our order: sorted by content, then by label, then shuffled with a fixed seed. The public file
   * and a mirror's hold the same reviews in different orders; so both give the same splits.
   */
  static List<Integer> order(int[][] ranks, int[] labels) {
    List<Integer> order = new ArrayList<>(ranks.length);
    for (int i = 0; i < ranks.length; i++) {
      order.add(i);
    }
    order.sort(
        Comparator.<Integer, int[]>comparing(i -> ranks[i], Arrays::compare)
            .thenComparing(i -> labels[i]));
    Collections.shuffle(order, new Random(SEED));
    return order;
  }

  /**
   * A review's ids as Keras makes them: the start marker, then each word's rank and the offset.
   *
   * @param review a zero, then the ranks; the ids take their places, for a copy of all reviews is
   *     48 MB more that Java fills, moves and clears away
   */
  static int[] ids(int[] review, int numWords) {
    if (review[0] != WordIndex.START) { // otherwise a review that the file names twice
      review[0] = WordIndex.START;
      for (int i = 1; i < review.length; i++) {
        int id = review[i] + WordIndex.OFFSET;
        review[i] = id < numWords ? id : WordIndex.UNKNOWN;
      }
    }
    return review;
  }
}
