import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What this program is asked on standard input, line by line. Where that ends, whoever started the
 * program is gone: it ends too, in the middle of a step if need be.
 */
final class Asked {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Ends the process, from now on, when standard input ends. */
  Asked() {
    Thread reader = new Thread(this::read, "asked");
    reader.setDaemon(true);
    reader.start();
  }

  /** The next line, as soon as there is one. */
  String next() throws InterruptedException {
    return lines.take();
  }

  private void read() {
    try {
      new BufferedReader(new InputStreamReader(System.in)).lines().forEach(lines::add);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
