import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Trains on demand: of each line "MODEL STEPS" that comes in, that many steps of that model, and
 * answers with "SECONDS PARAMETERS". It keeps one model, the last; "MODEL STEPS fresh" begins with
 * new weights.
 */
final class Steps {
  private Steps() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream answers = System.out;
    // fit tells of each epoch.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Asked asked = new Asked();
    String name = "";
    Models.Training model = null;
    while (true) {
      String[] words = asked.next().split(" ");
      if (!words[0].equals(name) || words.length > 2) {
        if (model != null) {
          model.close();
        }
        name = words[0];
        model = Models.make(name);
      }
      answers.println(model.train(Integer.parseInt(words[1])) + " " + model.parameters());
      answers.flush();
    }
  }
}
