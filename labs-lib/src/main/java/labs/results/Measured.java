package labs.results;

import java.util.LinkedHashMap;
import java.util.Map;
import labs.notebook.Grid;
import labs.notebook.Numbers;
import labs.notebook.SampleData;

/** A figure of a results table: what was measured, what was published, what must hold. */
public final class Measured {
  final String name;
  final double measured;
  private String published;
  private Double min;
  private Double max;

  Measured(String name, double measured) {
    this.name = name;
    this.measured = measured;
  }

  /** What the lab's source published, as it stands there. */
  public Measured published(String text) {
    published = text;
    return this;
  }

  /** In a full run the figure must be at least this. */
  public Measured atLeast(double least) {
    min = least;
    return this;
  }

  /** In a full run the figure must be at most this. */
  public Measured atMost(double most) {
    max = most;
    return this;
  }

  /** In a full run the figure must lie in this range, its ends included. */
  public Measured between(double least, double most) {
    return atLeast(least).atMost(most);
  }

  /** In a full run the figure must be exactly this. */
  public Measured exactly(double value) {
    return between(value, value);
  }

  private boolean required() {
    return min != null || max != null;
  }

  /** NaN is outside every range. */
  private boolean holds() {
    return (min == null || measured >= min) && (max == null || measured <= max);
  }

  String published() {
    return SampleData.inUse() ? null : published;
  }

  String must() {
    if (!required()) {
      return null;
    } else if (max == null) {
      return "at least " + Numbers.asWritten(min);
    } else if (min == null) {
      return "at most " + Numbers.asWritten(max);
    }
    String most = Numbers.asWritten(max);
    return min.equals(max) ? "exactly " + most : Numbers.asWritten(min) + " to " + most;
  }

  String verdict(RunMode mode) {
    if (!required() || mode.shortens() || SampleData.inUse()) {
      return null;
    }
    return mode == RunMode.FULL
        ? (holds() ? "yes" : "no")
        : holds() ? "as expected" : "not as expected";
  }

  Map<String, Object> json(boolean judged) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("min", min);
    range.put("max", max);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("measured", Grid.text(measured));
    shown.put("must", Grid.text(must()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("measured", finite(measured));
    json.put("published", published());
    json.put("must", required() ? range : null);
    json.put("holds", judged && required() ? holds() : null);
    json.put("shown", shown);
    return json;
  }

  /** NaN and infinities have no place in JSON. */
  static Double finite(double x) {
    return Double.isFinite(x) ? x : null;
  }
}
