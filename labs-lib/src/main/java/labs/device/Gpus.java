package labs.device;

/** The GPUs of a machine, and what is in their way. */
interface Gpus {
  /** How many DJL can use. */
  int count();

  /** Why DJL can use none: asked only if the count is 0. */
  String whyNone();

  /** Why this one, counted from 0, can't train now; null if it can. */
  String whyNot(int number);
}
