package labs.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import java.util.Locale;

/**
 * A vector for each id, looked up in a table that is learned: Keras's {@code Embedding}.
 *
 * <p>Input: ids (batch, time), whole numbers from 0 up to the size, exclusive. Output: (batch,
 * time, dimension); with {@link #maskZero} a mask beside it. Parameter: {@code weight} (size,
 * dimension), uniform between -0.05 and 0.05 at first.
 *
 * <pre>{@code
 * new Embedding(10_001, 64).maskZero()
 * }</pre>
 */
public final class Embedding extends Layer {
  private final int size;
  private final int dimension;
  private final Parameter weight;
  private boolean maskZero;

  /**
   * A table of vectors.
   *
   * @param size how many ids there are: the largest is one less
   * @param dimension how many numbers each vector has
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public Embedding(int size, int dimension) {
    this.size = atLeastOne("size", size);
    this.dimension = atLeastOne("dimension", dimension);
    weight =
        addParameter(
            Parameter.builder()
                .setName("weight")
                .setType(Parameter.Type.WEIGHT)
                .optInitializer(new UniformInitializer(0.05f))
                .optShape(new Shape(size, dimension))
                .build());
  }

  /**
   * Takes id 0 for padding: later layers that use masks pass over it (Keras's {@code
   * mask_zero=True}).
   *
   * @return this layer
   */
  public Embedding maskZero() {
    maskZero = true;
    return this;
  }

  @Override
  protected void prepare(Shape[] inputs) {
    require(inputs[0], "(batch, time)");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(dimension)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray ids = ids(onlyInput(inputs));
    NDArray w = store.getValue(weight, ids.getDevice(), training);
    NDList y = lookUp(ids, w);
    if (!maskZero) {
      return y;
    }
    NDArray mask = ids.toType(DataType.BOOLEAN, false);
    mask.setName(Mask.NAME);
    return Mask.append(y, mask);
  }

  private NDArray ids(NDArray x) {
    require(x.getShape(), "(batch, time)");
    if (!x.getDataType().isInteger()) {
      throw new IllegalArgumentException(
          "Embedding expected ids, whole numbers, received %s: x.toType(DataType.INT32, false)"
              .formatted(x.getDataType().name().toLowerCase(Locale.ROOT)));
    }
    return x.getDataType() == DataType.INT64 ? x : x.toType(DataType.INT32, false);
  }

  private NDList lookUp(NDArray ids, NDArray w) {
    try {
      return ids.getNDArrayInternal().embedding(ids, w, SparseFormat.DENSE);
    } catch (EngineException e) {
      RuntimeException trouble = EngineTrouble.inWords(e);
      if (trouble != e) {
        throw trouble;
      }
      // Only now, since on a GPU looking at the ids first would make every step wait.
      throw new IllegalArgumentException(
          "Embedding expected ids from 0 to %d, received %s to %s"
              .formatted(size - 1, ids.min().toArray()[0], ids.max().toArray()[0]),
          e);
    }
  }
}
