import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Trains on demand: of each line "MODEL STEPS" that comes in, that many steps of that model, and
 * answers with "SECONDS PARAMETERS". It keeps one model, the last; "MODEL STEPS fresh" begins with
 * new weights.
 */
final class Steps {
  private Steps() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // fit tells of each epoch.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
    String name = "";
    Models.Training model = null;
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      String[] words = line.split(" ");
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
