package labs.pipeline;

import java.util.List;

/**
 * One sample in a {@link Pipeline}: what goes into each input of the network, and what is wanted
 * from each output. The values are plain Java: {@code float[]}, {@code int[]}, arrays of them such
 * as {@code float[][]}, or a number.
 */
public record Example(List<?> data, List<?> labels) {

  /** A sample of a network with one input and one output. */
  public static Example of(Object data, Object label) {
    return new Example(List.of(data), List.of(label));
  }
}
