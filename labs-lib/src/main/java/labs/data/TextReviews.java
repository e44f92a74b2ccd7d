package labs.data;

import java.util.AbstractList;
import java.util.List;

/** Reviews as raw texts, each with its label: a list that knows how to hold out a part. */
public final class TextReviews extends AbstractList<TextReviews.Review> {
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

  /**
   * The first reviews, to validate on.
   *
   * @param fraction how many of them, from 0 to 1: 0.1 of 25,000 are the first 2,500
   */
  public TextReviews holdOut(double fraction) {
    return new TextReviews(reviews.subList(0, Fraction.of(size(), fraction)));
  }

  /** The reviews that {@link #holdOut} with the same fraction leaves, to train on. */
  public TextReviews rest(double fraction) {
    return new TextReviews(reviews.subList(Fraction.of(size(), fraction), size()));
  }
}
