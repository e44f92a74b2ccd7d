package labs.nn;

/**
 * A block that reads the mask of its input: containers hand it the array named {@code mask},
 * boolean of shape (batch, time) and true at real steps, as the last of its inputs. Where its
 * output still has steps to mask, it returns a mask in the same place.
 */
public interface UsesMask {}
