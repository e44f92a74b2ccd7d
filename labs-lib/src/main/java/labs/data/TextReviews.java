package labs.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import labs.pipeline.Splittable;

/** Reviews as raw texts, each with its label: a list of which a part can be held out. */
public final class TextReviews extends AbstractList<TextReviews.Review>
    implements Splittable<TextReviews> {
  /**
   * A review.
   *
   * @param text as it was written, with whatever marks and tags
   * @param label 0 negative, 1 positive
   */
  public record Review(String text, int label) {
    public Review {
      if (label != 0 && label != 1) {
        throw new IllegalArgumentException("expected labels 0 and 1, received " + label);
      }
    }
  }

  private final List<Review> reviews;

  /** Reviews in this order. */
  public TextReviews(List<Review> reviews) {
    this.reviews = List.copyOf(reviews);
  }

  @Override
  public Review get(int index) {
    return reviews.get(index);
  }

  @Override
  public int size() {
    return reviews.size();
  }

  @Override
  public TextReviews range(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return new TextReviews(reviews.subList(from, to));
  }
}
