// Plotly's extension for JupyterLab draws an output once and passes over what replaces it later (plotly 7.1). With this,
// a figure that is replaced changes in its place: the curve of a training, the answer of a live area.
// JupyterLab loads an extension as a webpack container, which this is by hand: there is nothing to build.
(window._JUPYTERLAB ??= {})["labs-plotly"] = {
  init() {},

  async get() {
    const MIME = "application/vnd.plotly.v1+json";
    const plotly = await window._JUPYTERLAB["jupyterlab-plotly"].get("./mimeExtension");
    const renderer = plotly().RenderedPlotly.prototype;
    const drawFirst = renderer.renderModel;
    renderer.renderModel = async function (model) {
      const figure = JSON.stringify(model.data[MIME]);
      if (!this.hasGraphElement()) {
        this.labsFigure = figure;
        return drawFirst.call(this, model);
      }
      // It is also called when the extension itself has added a picture of the same figure.
      if (figure === this.labsFigure) return;
      this.labsFigure = figure;
      this._model = model;
      // Plotly's react, which changes what differs. It keeps what it is given, adds to it, and takes the height out of it
      // when it fits it to the page; but a model gives a copy of its data each time.
      return this.createGraph(model);
    };
    return () => []; // no plugins
  },
};
