package labs.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads what numpy pickles for an object array of lists of ints, and refuses everything else.
 *
 * <p>A pickle is a program. The parent class knows constructors for many Python classes and calls
 * {@code __setstate__} by reflection; here the only names are numpy's three: its array, its dtype
 * and the function that makes an array.
 */
final class IntListsPickle extends Unpickler {
  /** IMDb's largest array makes a quarter of it, without its ints. */
  private static final int MOST_OBJECTS = 500_000;

  /**
   * The instructions that numpy writes, whatever its version. What is missing could make a small
   * pickle take for ever (keys of a dict that are compared) or much memory (texts of any length).
   */
  private static final String INSTRUCTIONS =
      "(.CJKMNRUX]abcehjqrt\u0080\u0085\u0086\u0087\u0088\u0089\u008a\u008c\u0093\u0094\u0095";

  private static final IObjectConstructor NDARRAY = args -> refuse("numpy.ndarray called");
  private static final IObjectConstructor DTYPE = args -> new Dtype();
  private static final IObjectConstructor RECONSTRUCT =
      args -> args[0] == NDARRAY ? new ObjectArray() : refuse("an array of another class");

  private static final Map<String, IObjectConstructor> ALLOWED =
      Map.of(
          "numpy.core.multiarray._reconstruct", RECONSTRUCT, // numpy 1
          "numpy._core.multiarray._reconstruct", RECONSTRUCT, // numpy 2
          "numpy.ndarray", NDARRAY,
          "numpy.dtype", DTYPE);

  private int objects;

  private final IntListBytes bytes;

  private IntListsPickle(IntListBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * The array's elements, in the order in which they were pickled.
   *
   * @param bytes holds the pickle, from outside
   * @param start where it begins
   * @param free how many zeros are to stand before each list's ints
   * @throws IOException if the bytes are no such pickle, name a class but numpy's, or make too much
   */
  static int[][] read(byte[] bytes, int start, int free) throws IOException {
    IntListsPickle reader = new IntListsPickle(new IntListBytes(bytes, start, free));
    try {
      if (reader.load(reader.bytes) instanceof ObjectArray array && array.elements != null) {
        return arrays(array.elements, free, bytes.length);
      }
      throw new IOException("expected a pickled numpy array of objects, there is something else");
    } catch (RuntimeException e) {
      // The parent's own checks are casts and array bounds.
      throw new IOException("not a pickled numpy array of lists: " + e.getMessage(), e);
    } finally {
      reader.close();
    }
  }

  @Override
  protected Object dispatch(short code) throws IOException {
    if (INSTRUCTIONS.indexOf(code) < 0) {
      refuse("instruction " + code);
    }
    switch (code) {
      case Opcodes.EMPTY_LIST -> lists();
      case Opcodes.BININT1 -> stack.add(readByte());
      case Opcodes.BININT2 -> stack.add(readByte() | readByte() << 8);
      case Opcodes.BININT -> stack.add(readInt());
      case Opcodes.BINUNICODE -> stack.add(text(readInt()));
      case Opcodes.GLOBAL -> global(PickleUtils.readline(input), PickleUtils.readline(input));
      case Opcodes.STACK_GLOBAL -> {
        Object name = stack.pop();
        global((String) stack.pop(), (String) name);
      }
      case Opcodes.BUILD -> build(stack.pop(), stack.peek());
      default -> {
        count();
        return super.dispatch(code);
      }
    }
    return NO_RETURN_VALUE;
  }

  /** A list, and those behind it that hold nothing but ints: all but a few of the file. */
  private void lists() throws IOException {
    int[] ints;
    do {
      count();
      ints = bytes.list(memo);
      stack.add(ints == null ? new ArrayList<>() : ints);
    } while (ints != null && bytes.passes(Opcodes.EMPTY_LIST));
  }

  private int readByte() throws IOException {
    int value = input.read();
    return value >= 0 ? value : (int) refuse("an end in the middle of a number");
  }

  private Integer readInt() throws IOException {
    return PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
  }

  private Object text(int length) throws IOException {
    count();
    return length >= 0 && length <= input.available()
        ? new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8)
        : refuse("a text of " + length + " bytes, more than there are");
  }

  /** Bounds what the pickle makes, and lets an interrupt through. */
  private void count() throws IOException {
    if (++objects > MOST_OBJECTS) {
      refuse("more than " + MOST_OBJECTS + " objects");
    }
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted while reading a pickle");
    }
  }

  private void global(String module, String name) throws IOException {
    count();
    String whole = module + "." + name;
    stack.add(ALLOWED.containsKey(whole) ? ALLOWED.get(whole) : refuse("the name " + whole));
  }

  /** An array's state is (version, shape, dtype, order, elements); a dtype's says nothing new. */
  private static void build(Object state, Object target) {
    if (target instanceof ObjectArray array
        && state instanceof Object[] parts
        && parts.length == 5
        && parts[4] instanceof List<?> elements) {
      array.elements = elements;
    } else if (!(target instanceof Dtype)) {
      refuse("a state that is no numpy array's");
    }
  }

  private static int[][] arrays(List<?> elements, int free, int most) {
    int[][] arrays = new int[elements.size()][];
    long all = 0;
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = array(elements.get(i), free);
      all += arrays[i].length - free;
      if (all > most) { // as where a long list stands in many places
        refuse("more ints than bytes");
      }
    }
    return arrays;
  }

  private static int[] array(Object element, int free) {
    if (element instanceof int[] ints) {
      return ints;
    }
    if (element instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
      int[] ints = new int[free + list.size()];
      for (int i = 0; i < list.size(); i++) {
        ints[free + i] = (int) list.get(i);
      }
      return ints;
    }
    return (int[]) refuse("an element that is no list of ints");
  }

  private static Object refuse(String what) {
    throw new PickleException(
        "refused %.100s; only a numpy array of lists of ints is read".formatted(what));
  }

  /** A numpy array in the making. */
  private static final class ObjectArray {
    private List<?> elements;
  }

  /** Python objects: the only dtype that pickles lists. */
  private static final class Dtype {}
}
