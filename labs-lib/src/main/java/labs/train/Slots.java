package labs.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** One array beside each weight, such as a running mean: by parameter name, zero at first. */
final class Slots {
  private record Slot(NDArray weight, NDArray array) {}

  private final String name;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  Slots(String name) {
    this.name = name;
  }

  /**
   * The slot of a parameter: it lives where its weight lives, and is closed with it. Another weight
   * of the same name, as in a second network, starts at zero again.
   */
  NDArray of(String parameterId, NDArray weight) {
    Slot slot = slots.get(parameterId);
    if (slot == null || slot.weight() != weight) {
      slot = new Slot(weight, weight.zerosLike());
      slot.array().setName(parameterId + "/" + name);
      slots.put(parameterId, slot);
    }
    return slot.array();
  }
}
