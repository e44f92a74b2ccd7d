package labs.check;

import java.lang.StackWalker.StackFrame;

/**
 * What every exercise throws until it is written: a {@link Check} turns it into one line. Its
 * message says what to do, without a full stop.
 */
public final class ToDo extends RuntimeException {

  /** In place of a body: asks for the method that throws it. */
  public ToDo() {
    this(
        "Put your code in place of throw new labs.check.ToDo() in "
            + StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .map(StackFrame::getMethodName)
                .orElseThrow()
            + " and run that cell");
  }

  /**
   * Where something else has to be done first.
   *
   * @param what such as "Run the check of exercise 4, which has not passed"
   */
  public ToDo(String what) {
    super(what, null, false, false);
  }
}
