package labs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * {@code __setstate__} by reflection; here only the instructions that numpy writes are carried out,
 * and the only names are numpy's three: its array, its dtype and the function that makes an array.
 */
final class IntListsPickle extends Unpickler {
  private static final int DEEPEST_STACK = 20_000;
  private static final int MOST_OBJECTS = 500_000;
  private static final int LONGEST_NAME = 100;

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

  /** Eleven million boxes of their own would take ten times the memory of the ids. */
  private static final Integer[] SHARED = new Integer[1 << 16];

  static {
    Arrays.setAll(SHARED, Integer::valueOf);
  }

  private int objects;

  private IntListsPickle() {}

  /**
   * The array's elements, in the order in which they were pickled.
   *
   * @param in the pickle, from outside; its length must be bounded
   * @throws IOException if the bytes are no such pickle, name a class but numpy's, or are too large
   */
  static List<?> read(InputStream in) throws IOException {
    IntListsPickle pickle = new IntListsPickle();
    try {
      if (pickle.load(in) instanceof ObjectArray array && array.elements != null) {
        return array.elements;
      }
      throw new IOException("expected a pickled numpy array of objects, there is something else");
    } catch (RuntimeException e) {
      // The parent's own checks are casts and array bounds.
      throw new IOException("not a pickled numpy array of lists: " + e.getMessage(), e);
    } finally {
      pickle.close();
    }
  }

  @Override
  protected Object dispatch(short code) throws IOException {
    switch (code) {
      case Opcodes.BININT1:
        push(SHARED[readByte()]);
        return NO_RETURN_VALUE;
      case Opcodes.BININT2:
        push(SHARED[readByte() | readByte() << 8]);
        return NO_RETURN_VALUE;
      case Opcodes.BININT:
        push(PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4)));
        return NO_RETURN_VALUE;
      case Opcodes.PROTO:
      case Opcodes.FRAME:
      case Opcodes.APPEND:
      case Opcodes.APPENDS:
      case Opcodes.STOP:
        return super.dispatch(code);
      case Opcodes.MARK:
      case Opcodes.EMPTY_LIST:
      case Opcodes.TUPLE:
      case Opcodes.TUPLE1:
      case Opcodes.TUPLE2:
      case Opcodes.TUPLE3:
      case Opcodes.NONE:
      case Opcodes.NEWTRUE:
      case Opcodes.NEWFALSE:
      case Opcodes.LONG1:
      case Opcodes.SHORT_BINBYTES:
      case Opcodes.SHORT_BINSTRING:
      case Opcodes.SHORT_BINUNICODE:
      case Opcodes.MEMOIZE:
      case Opcodes.BINPUT:
      case Opcodes.LONG_BINPUT:
      case Opcodes.BINGET:
      case Opcodes.LONG_BINGET:
      case Opcodes.REDUCE:
        count();
        return super.dispatch(code);
      case Opcodes.BINUNICODE:
        count();
        stack.add(name(PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4))));
        return NO_RETURN_VALUE;
      case Opcodes.GLOBAL:
        count();
        String module = line();
        global(module, line());
        return NO_RETURN_VALUE;
      case Opcodes.STACK_GLOBAL:
        Object name = stack.pop();
        global((String) stack.pop(), (String) name);
        return NO_RETURN_VALUE;
      case Opcodes.BUILD:
        build(stack.pop(), stack.peek());
        return NO_RETURN_VALUE;
      default:
        return refuse("instruction " + code);
    }
  }

  private int readByte() throws IOException {
    int value = input.read();
    if (value < 0) {
      refuse("an end in the middle of a number");
    }
    return value;
  }

  private void push(Integer value) {
    if (stack.size() > DEEPEST_STACK) {
      refuse("more than " + DEEPEST_STACK + " objects on the stack");
    }
    stack.add(value);
  }

  /** Bounds what the pickle makes besides ints, and lets an interrupt through. */
  private void count() throws IOException {
    if (++objects > MOST_OBJECTS) {
      refuse("more than " + MOST_OBJECTS + " objects");
    }
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted while reading a pickle");
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0 || text.length() == LONGEST_NAME) {
        refuse("a name without an end, or a very long one");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private String name(int length) throws IOException {
    if (length < 0 || length > LONGEST_NAME) {
      refuse("a text of " + length + " bytes");
    }
    return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
  }

  private void global(String module, String name) {
    IObjectConstructor constructor = ALLOWED.get(module + "." + name);
    if (constructor == null) {
      refuse("the name " + module + "." + name);
    }
    stack.add(constructor);
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

  private static Object refuse(String what) {
    throw new PickleException("refused " + what + "; only a numpy array of lists of ints is read");
  }

  /** A numpy array in the making. */
  private static final class ObjectArray {
    private List<?> elements;
  }

  /** Python objects: the only dtype that pickles lists. */
  private static final class Dtype {}
}
