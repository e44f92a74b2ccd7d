package labs.train;

/** Forces what the garbage collector does at some time or other. */
final class Garbage {
  private Garbage() {}

  /** The value, once buffers that nobody holds have been freed. */
  static <T> T collectedAfter(T value) {
    try {
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(20); // the reference handler frees them on its own thread
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return value;
  }
}
