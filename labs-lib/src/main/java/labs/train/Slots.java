package labs.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** One array beside each weight, such as a running mean: by parameter name, zero at first. */
final class Slots {
  private final String name;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  Slots(String name) {
    this.name = name;
  }

  /** The slot of a parameter: it lives where its weight lives, and is closed with it. */
  NDArray of(String parameterId, NDArray weight) {
    NDArray slot = arrays.get(parameterId);
    if (slot == null || slot.isReleased() || !slot.getShape().equals(weight.getShape())) {
      slot = weight.zerosLike();
      slot.setName(parameterId + "/" + name);
      arrays.put(parameterId, slot);
    }
    return slot;
  }
}
