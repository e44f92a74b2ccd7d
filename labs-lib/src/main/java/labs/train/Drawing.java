package labs.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import labs.nn.Graph;
import labs.notebook.Displayable;

/** A network drawn as a graph: JupyterLab shows its Mermaid text as a picture. */
public final class Drawing implements Displayable {
  private final List<Graph.Row> layers;

  Drawing(List<Graph.Row> layers) {
    this.layers = layers;
  }

  /** The graph in Mermaid's words. */
  public String mermaid() {
    StringBuilder text = new StringBuilder("graph TD\n");
    List<String> names = layers.stream().map(Graph.Row::name).toList();
    for (int i = 0; i < layers.size(); i++) {
      Graph.Row layer = layers.get(i);
      String label =
          (layer.name() + "<br/>" + Summary.text(layer.outputShapes())).replace("\"", "#quot;");
      text.append("  n%d[\"%s\"]\n".formatted(i, label));
      for (String from : layer.connectedTo()) {
        text.append("  n%d --> n%d\n".formatted(names.indexOf(from), i));
      }
    }
    return text.toString();
  }

  @Override
  public Map<String, Object> bundle() {
    return Map.of("text/vnd.mermaid", mermaid(), "text/plain", toString());
  }

  /** The same in words, a line a layer. */
  @Override
  public String toString() {
    return layers.stream()
        .map(
            layer ->
                layer.name()
                    + " "
                    + Summary.text(layer.outputShapes())
                    + (layer.connectedTo().isEmpty()
                        ? ""
                        : " from " + String.join(", ", layer.connectedTo())))
        .collect(Collectors.joining("\n"));
  }
}
