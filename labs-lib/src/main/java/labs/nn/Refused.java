package labs.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a block says where PyTorch refuses to calculate: which block, and on what. */
public final class Refused {
  private Refused() {}

  /**
   * An error in words.
   *
   * @param block which could not go on: a layer, or a whole network
   * @param inputs what it was given
   * @param cause PyTorch's error, of which the first line is kept
   */
  public static RuntimeException by(Block block, NDList inputs, EngineException cause) {
    RuntimeException trouble = EngineTrouble.inWords(cause);
    if (trouble != cause) {
      return trouble;
    }
    return new IllegalArgumentException(
        "%s can't calculate with %s%s. PyTorch says: %s"
            .formatted(
                block.getClass().getSimpleName(),
                inputs.stream().map(Refused::text).collect(Collectors.joining(" and ")),
                block.isInitialized() ? ", it was built for " + block.describeInput().values() : "",
                String.valueOf(cause.getMessage()).lines().findFirst().orElse("nothing")),
        cause);
  }

  private static String text(NDArray array) {
    return "an array of shape "
        + array.getShape()
        + " and type "
        + array.getDataType().name().toLowerCase(Locale.ROOT);
  }
}
