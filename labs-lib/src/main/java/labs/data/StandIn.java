package labs.data;

import labs.files.UnreachableException;
import labs.notebook.SampleData;

/** What is said when the built-in sample takes the place of real data. */
final class StandIn {
  private StandIn() {}

  /**
   * Says that the sample stands in, and why; plots say so from then on.
   *
   * @param what the data it stands in for, such as "reviews"
   */
  static void announce(String what, UnreachableException why) {
    System.out.println(
        "The built-in sample is used, no published figure holds: "
            + why.getMessage()
            + ". For the real "
            + what
            + ", connect to the internet or set LABS_MIRROR, restart the kernel, and run the"
            + " notebook from its beginning.");
    SampleData.mark();
  }
}
