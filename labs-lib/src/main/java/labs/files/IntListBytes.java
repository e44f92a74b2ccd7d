package labs.files;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import net.razorvine.pickle.Opcodes;

/**
 * The bytes of a pickle, and a quick way over lists of nothing but ints: IMDb's hold eleven
 * million. Instruction by instruction they take a second more, with a box for each int.
 */
final class IntListBytes extends ByteArrayInputStream {
  /** How many bytes of a number follow an instruction; 0 where it is none of an int. */
  private static final byte[] BYTES = new byte[256];

  static {
    BYTES[Opcodes.BININT1] = 1;
    BYTES[Opcodes.BININT2] = 2;
    BYTES[Opcodes.BININT] = 4;
  }

  /** The instruction that says how many bytes come in one piece, and that number: no news here. */
  private static final int FRAME = 9;

  private final int free;
  private final ByteBuffer little;
  private int[] ints = new int[1 << 12];

  /**
   * Bytes.
   *
   * @param bytes holds the pickle, from outside
   * @param start where it begins
   * @param free how many zeros stand before each list
   */
  IntListBytes(byte[] bytes, int start, int free) {
    super(bytes, start, bytes.length - start);
    this.free = free;
    little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes past an instruction, if it is the next one. */
  boolean passes(int instruction) {
    boolean there = pos < count && (buf[pos] & 0xff) == instruction;
    pos += there ? 1 : 0;
    return there;
  }

  /**
   * What follows EMPTY_LIST where Python fills it with ints: its number in the memo, if it gets
   * one, and ints between MARK and APPENDS, a thousand at a time.
   *
   * @return the list; null, with nothing read, where it is made in any other way
   */
  int[] list(Map<Integer, Object> memo) {
    int start = pos;
    int number = memoized(memo.size());
    int n = free;
    while (n >= 0 && passes(Opcodes.MARK)) {
      n = ints(n);
    }
    // An int that follows is one more, to be appended by itself.
    int next = pos < count ? buf[pos] & 0xff : 0;
    if (n <= free || BYTES[next] > 0 || next == Opcodes.FRAME) {
      pos = start;
      return null;
    }
    int[] list = Arrays.copyOf(ints, n);
    if (number >= 0) {
      memo.put(number, list);
    }
    return list;
  }

  private int memoized(int next) {
    if (pos + 5 > count) {
      return -1;
    }
    if (passes(Opcodes.MEMOIZE)) {
      return next;
    }
    if (passes(Opcodes.BINPUT)) {
      return read();
    }
    if (passes(Opcodes.LONG_BINPUT)) {
      pos += 4;
      return little.getInt(pos - 4);
    }
    return -1;
  }

  /**
   * Reads ints up to APPENDS, and that.
   *
   * @param n how many are there already
   * @return how many are there now; -1 where anything else comes, or the end is near
   */
  private int ints(int n) {
    int at = pos;
    while (at + FRAME < count) {
      int bytes = BYTES[buf[at] & 0xff];
      if (bytes > 0) {
        if (n == ints.length) {
          ints = Arrays.copyOf(ints, 2 * n);
        }
        // Without a branch for each size: which comes next cannot be foretold.
        ints[n++] = little.getInt(at + 1) & -1 >>> 32 - 8 * bytes;
        at += 1 + bytes;
      } else if ((buf[at] & 0xff) == Opcodes.FRAME) {
        at += FRAME;
      } else {
        pos = at;
        return passes(Opcodes.APPENDS) ? n : -1;
      }
    }
    return -1;
  }
}
