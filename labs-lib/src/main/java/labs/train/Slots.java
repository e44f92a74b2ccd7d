package labs.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.util.NativeResource;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer keeps beside each weight: arrays such as running means, zero at first, and how
 * often the weight was updated. A weight is known by itself, not by its parameter's name: networks
 * that share an optimizer have like names.
 */
final class Slots {
  /** What is kept beside one weight. */
  static final class Slot {
    final NDArray weight;
    final NDArray[] arrays;
    int updates;

    /** Whether plain Java may write the weight's numbers where they lie. */
    final boolean inPlace;

    private Slot(NDArray weight, int arrays) {
      this.weight = weight;
      this.arrays = new NDArray[arrays];
      this.inPlace = FusedPass.fits(weight);
    }
  }

  private final List<String> names;
  private final Map<NDArray, Slot> slots = new IdentityHashMap<>();

  /** Slots with an array of each name. */
  Slots(String... names) {
    this.names = List.of(names);
  }

  /** The names of the arrays beside each weight. */
  List<String> names() {
    return names;
  }

  /** The slot of a weight: its arrays live where the weight lives, and are closed with it. */
  Slot of(NDArray weight) {
    Slot slot = slots.get(weight);
    if (slot == null) {
      // Those of closed networks, whose arrays are closed too.
      slots.keySet().removeIf(other -> ((NativeResource<?>) other).isReleased());
      slot = begin(weight);
      slots.put(weight, slot);
    }
    return slot;
  }

  private Slot begin(NDArray weight) {
    Slot slot = new Slot(weight, names.size());
    for (int i = 0; i < slot.arrays.length; i++) {
      slot.arrays[i] = weight.getManager().zeros(weight.getShape(), weight.getDataType());
      NDScope.unregister(slot.arrays[i]); // a step's scope must not close what the next one needs
    }
    return slot;
  }

  /** Frees what is kept beside these weights: they start anew. */
  void forget(Collection<NDArray> weights) {
    for (NDArray weight : weights) {
      Slot slot = slots.remove(weight);
      if (slot != null) {
        for (NDArray array : slot.arrays) {
          array.close();
        }
      }
    }
  }

  /** How many weights have something beside them. */
  int size() {
    return slots.size();
  }
}
