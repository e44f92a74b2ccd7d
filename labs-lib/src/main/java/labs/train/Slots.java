package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer keeps beside each weight, by parameter name: arrays such as running means, zero
 * at first, and how often the weight was updated.
 */
final class Slots {
  /** What is kept beside one weight. */
  static final class Slot {
    final NDArray weight;
    final NDArray[] arrays;
    int updates;

    /** Whether plain Java may write the weight's numbers where they lie. */
    final boolean inPlace;

    private Slot(NDArray weight, NDArray[] arrays) {
      this.weight = weight;
      this.arrays = arrays;
      this.inPlace = FusedPass.fits(weight);
    }
  }

  private final List<String> names;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /** Slots with an array of each name. */
  Slots(String... names) {
    this.names = List.of(names);
  }

  /** The names of the arrays beside each weight. */
  List<String> names() {
    return names;
  }

  /**
   * The slot of a parameter: its arrays live where the weight lives, and are closed with it.
   * Another weight of the same name, as in a second network, starts at zero again.
   */
  Slot of(String parameterId, NDArray weight) {
    Slot slot = slots.get(parameterId);
    if (slot == null || slot.weight != weight) {
      NDArray[] arrays = new NDArray[names.size()];
      for (int i = 0; i < names.size(); i++) {
        arrays[i] = weight.getManager().zeros(weight.getShape(), weight.getDataType());
        NDScope.unregister(arrays[i]); // a step's own scope must not close what the next one needs
        arrays[i].setName(parameterId + "/" + names.get(i));
      }
      slot = new Slot(weight, arrays);
      slots.put(parameterId, slot);
    }
    return slot;
  }
}
