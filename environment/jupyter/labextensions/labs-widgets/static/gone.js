// A notebook that is opened again shows widgets that the page does not know, and does not get from JJava (1.0a8) or IJava (1.3.0): their
// list of comms lacks the status that JupyterLab's manager of widgets (jupyterlab-widgets 3.0) looks for. It says of them "Loading
// widget..." or "Error displaying widget: model not found". With this, the widget's text stands there, and what to do. So it does where a
// widget is closed while the page shows it, as one is whose cell is moved: the manager hides its place.
// JupyterLab loads an extension as a webpack container, which this is by hand: there is nothing to build.
(window._JUPYTERLAB ??= {})["labs-widgets"] = {
  init() {},

  async get() {
    const MIME = "application/vnd.jupyter.widget-view+json";
    const createNew = panel => {
      const rendermime = panel.content.rendermime;
      const createRenderer = rendermime.createRenderer;
      rendermime.createRenderer = function (type, ...more) {
        const renderer = createRenderer.call(this, type, ...more);
        if (type === MIME) showTextWhereGone(renderer);
        return renderer;
      };
    };
    const activate = app => app.docRegistry.addWidgetExtension("Notebook", { createNew });
    return () => ({ id: "labs-widgets:gone", autoStart: true, activate });
  },
};

function showTextWhereGone(renderer) {
  const renderModel = renderer.renderModel;
  renderer.renderModel = async function (model) {
    const tell = () => (this.node.textContent = `${model.data["text/plain"] ?? ""} Run this cell again to move something.`);
    const show = () => {
      if (/^(Loading|Error displaying) widget/.test(this.node.textContent)) tell();
    };
    this.hide = () => setTimeout(tell); // once the widget, which it still holds, has left
    setTimeout(show, 3000); // without a kernel it would go on loading
    await renderModel.call(this, model);
    show();
  };
}
