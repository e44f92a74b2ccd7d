package labs.train;

import ai.djl.pytorch.jni.JniUtils;

/**
 * While it is open, PyTorch records nothing for gradients on this thread: weights may be changed in
 * place, and predictions keep no intermediate arrays. PyTorch records from the start on every
 * thread but the one that loaded it, and a notebook runs each cell on any thread.
 */
final class NoGradient implements AutoCloseable {
  private final boolean before = JniUtils.isGradMode();

  NoGradient() {
    JniUtils.setGradMode(false);
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
