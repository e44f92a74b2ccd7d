// The page's half of labs.widget.Live: draws the controls, tells Java of each move, and says how far Java is.
// Plain HTML controls bring labels, keys and touch with them. The answer itself is the cell's output below.

const PATIENCE = 300; // milliseconds before it says that something takes time

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function labelled(spec, input) {
  return make("label", { className: "labs-control" }, make("span", { textContent: spec.label }), input);
}

// Each makes a control's element; `moved` takes its new value.
const KINDS = {
  slider(spec, moved) {
    const short = value => String(Number(Number(value).toPrecision(4)));
    const input = make("input", { type: "range", min: spec.min, max: spec.max, step: spec.step, value: spec.value });
    const readout = make("span", { textContent: short(spec.value), ariaHidden: true });
    input.oninput = () => {
      readout.textContent = short(input.value);
      moved(Number(input.value));
    };
    return make("div", { className: "labs-slider" }, labelled(spec, input), readout);
  },

  choice(spec, moved) {
    const options = spec.options.map((text, i) => make("option", { value: i, textContent: text }));
    const input = make("select", {}, ...options);
    input.value = spec.value;
    input.onchange = () => moved(Number(input.value));
    return labelled(spec, input);
  },

  text(spec, moved) {
    const input = make(spec.lines > 1 ? "textarea" : "input", { value: spec.value, spellcheck: false });
    if (spec.lines > 1) input.rows = spec.lines;
    input.oninput = () => moved(input.value);
    return labelled(spec, input);
  },

  check(spec, moved) {
    const input = make("input", { type: "checkbox", checked: spec.value });
    input.onchange = () => moved(input.checked);
    return labelled(spec, input);
  },

  button(spec, moved) {
    let presses = spec.value;
    const button = make("button", { type: "button", textContent: spec.label });
    button.onclick = () => moved(++presses);
    return button;
  },

  canvas(spec, moved) {
    const { width, height } = spec;
    const sheet = make("canvas", { width, height, tabIndex: 0 });
    sheet.setAttribute("role", "img");
    sheet.setAttribute("aria-label", spec.label + ": a sheet to draw on. The buttons after it clear it and bring an example.");
    sheet.style.setProperty("--labs-cell", 100 / spec.cells + "%");
    const pen = sheet.getContext("2d", { willReadFrequently: true });
    Object.assign(pen, { lineWidth: spec.pen, lineCap: "round", lineJoin: "round", strokeStyle: "black" });

    // The paper is transparent, so that a pixel's opacity is its ink.
    const tell = () => {
      const pixels = pen.getImageData(0, 0, width, height).data;
      let ink = "";
      for (let i = 3; i < pixels.length; i += 4) ink += String.fromCharCode(pixels[i]);
      moved(btoa(ink));
    };
    const example = () => {
      const ink = atob(spec.value);
      const picture = pen.createImageData(width, height);
      for (let i = 0; i < ink.length; i++) picture.data[4 * i + 3] = ink.charCodeAt(i);
      pen.putImageData(picture, 0, 0);
    };
    example();

    let from = null;
    const at = event => {
      const place = sheet.getBoundingClientRect();
      return [((event.clientX - place.left) * width) / place.width, ((event.clientY - place.top) * height) / place.height];
    };
    const line = event => {
      const to = at(event);
      pen.beginPath();
      pen.moveTo(...from);
      pen.lineTo(...to);
      pen.stroke();
      from = to;
    };
    sheet.onpointerdown = event => {
      sheet.setPointerCapture(event.pointerId);
      from = at(event);
      line(event);
    };
    sheet.onpointermove = event => from && line(event);
    sheet.onpointerup = sheet.onpointercancel = () => {
      if (from) tell();
      from = null;
    };

    const button = (text, work) =>
      make("button", {
        type: "button",
        textContent: text,
        ariaLabel: text + ": " + spec.label,
        onclick() {
          pen.clearRect(0, 0, width, height);
          work();
          tell();
        },
      });
    const buttons = make("div", {}, button("Clear", () => {}), button("Example", example));
    return make("div", { className: "labs-canvas" }, make("span", { textContent: spec.label }), sheet, buttons);
  },
};

// A model that the page had before it was loaded anew: its cell's output can't be reached any more.
function initialize({ model }) {
  model.labsIsOld = model.get("_view_count") > 0;
}

function render({ model, el }) {
  const status = make("p", { className: "labs-status" });
  status.setAttribute("role", "status");
  const said = make("p", { className: "labs-said" });
  said.setAttribute("aria-live", "polite");
  const values = [...model.get("values")];
  let timer = null;

  const say = () => {
    const move = model.get("move");
    const done = model.get("answered") >= move;
    const text = done
      ? ""
      : model.get("received") >= move
        ? "Works ..."
        : "Waits for the kernel: it answers once no cell is running. (If it was restarted, run this cell again.)";
    clearTimeout(timer);
    if (done) status.textContent = "";
    else timer = setTimeout(() => (status.textContent = text), status.textContent ? 0 : PATIENCE);
  };
  const moved = (i, value) => {
    values[i] = value;
    model.set("values", [...values]);
    model.set("move", model.get("move") + 1);
    model.save_changes();
    say();
  };

  const controls = model.get("controls").map((spec, i) => KINDS[spec.kind](spec, value => moved(i, value)));
  const panel = make("fieldset", { className: model.get("row") ? "labs-row" : "labs-column" }, ...controls);
  el.classList.add("labs-live");
  // JupyterLab would take arrow keys and letters for its own; it looks at the element that has them.
  panel.querySelectorAll("input, select, textarea, button, canvas").forEach(control => {
    control.setAttribute("data-lm-suppress-shortcuts", "true");
  });
  el.append(panel, status, said);
  if (model.labsIsOld) {
    panel.disabled = true;
    status.textContent = "The page was loaded again: run this cell again to move something.";
  }

  const announce = () => {
    said.textContent = model.get("said");
  };
  model.on("change:received", say);
  model.on("change:answered", say);
  model.on("change:said", announce);
  return () => {
    clearTimeout(timer);
    model.off("change:received", say);
    model.off("change:answered", say);
    model.off("change:said", announce);
  };
}

export default { initialize, render };
