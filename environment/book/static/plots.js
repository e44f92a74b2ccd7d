// Each plot stands in the page as Plotly's own JSON, and is drawn when it is there. Plotly is large: only pages with plots load it.
const plots = document.querySelectorAll(".plot");
if (plots.length > 0) {
  const plotly = document.createElement("script");
  plotly.src = new URL("plotly.min.js", document.currentScript.src);
  plotly.onload = () => {
    for (const plot of plots) {
      const { data, layout, config } = JSON.parse(plot.querySelector("script").textContent);
      Plotly.newPlot(plot, data, layout, { ...config, responsive: true });
    }
  };
  document.head.append(plotly);
}
