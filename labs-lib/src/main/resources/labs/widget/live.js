// The page's half of labs.widget.Live: draws the controls, tells Java of each move, and says how far Java is.
// Plain HTML controls bring labels, keys and touch with them. The answer itself is the cell's output below.

const PATIENCE = 300; // milliseconds before it says that something takes time
const PICTURE = { bytes: 20e6, pixels: 50e6 }; // the largest that a sheet takes

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function labelled(spec, input) {
  return make("label", { className: "labs-control" }, make("span", { textContent: spec.label }), input);
}

// What a picture's file says of its size. A browser that only loads a picture has not decoded it yet: one of a few bytes may say that it
// has gigabytes.
function sizeOf(file) {
  return new Promise((read, unread) => {
    const picture = make("img", { onload: () => read({ width: picture.naturalWidth, height: picture.naturalHeight }), onerror: unread });
    const reader = new FileReader();
    reader.onload = () => (picture.src = reader.result);
    reader.onerror = unread;
    reader.readAsDataURL(file);
  });
}

// A picture from a file as ink on a sheet, as large as it fits in. What most of it has is the paper, dark or light; what differs most from
// that is ink. The picture stays in the page.
async function inked(file, { width, height }) {
  const refuse = why => {
    throw new Error(`${file.name} ${why}. Choose a picture (PNG, JPEG) of what you have written, up to ${PICTURE.bytes / 1e6} MB.`);
  };
  if (file.size > PICTURE.bytes) refuse(`has ${(file.size / 1e6).toFixed(0)} MB`);
  const unread = () => refuse("is no picture that the browser reads, or has too many pixels for it");
  const size = await sizeOf(file).catch(unread);
  if (size.width * size.height > PICTURE.pixels) refuse(`has ${size.width} x ${size.height} pixels`);
  const picture = await createImageBitmap(file).catch(unread);
  const scale = Math.min(width / picture.width, height / picture.height);
  const drawn = [picture.width * scale, picture.height * scale];
  const paint = make("canvas", { width, height }).getContext("2d");
  Object.assign(paint, { fillStyle: "white", imageSmoothingQuality: "high" });
  const place = [(width - drawn[0]) / 2, (height - drawn[1]) / 2, ...drawn];
  paint.fillRect(...place); // behind what is transparent
  paint.drawImage(picture, ...place);
  picture.close();

  const image = paint.getImageData(0, 0, width, height);
  const { data } = image;
  const light = [];
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 127) light.push(data[i] + data[i + 1] + data[i + 2]);
  const sorted = [...light].sort((a, b) => a - b);
  const paper = sorted[sorted.length >> 1];
  const ends = [sorted[0], sorted.at(-1)];
  const ink = ends[Math.abs(ends[1] - paper) > Math.abs(ends[0] - paper) ? 1 : 0];
  if (!(Math.abs(ink - paper) >= 90)) refuse("shows no ink on paper");
  for (let i = 0, next = 0; i < data.length; i += 4) {
    const share = data[i + 3] > 127 ? (light[next++] - paper) / (ink - paper) : 0;
    // Up to a third of the way is shadow, or the paper's grain.
    data.set([0, 0, 0, 255 * Math.max(0, Math.min(1, (share - 1 / 3) * 3))], i);
  }
  return image;
}

// Each makes a control's element, and what shows a value that another view has moved it to; `now` is its value, `moved` takes the new one.
// A second view of a widget begins where the first is.
const KINDS = {
  slider(spec, moved) {
    const short = value => (Number.isInteger(spec.step) ? String(value) : String(Number(Number(value).toPrecision(4))));
    const input = make("input", { type: "range", min: spec.min, max: spec.max, step: spec.step, value: spec.now });
    const readout = make("span", { textContent: short(spec.now), ariaHidden: true });
    input.oninput = () => {
      readout.textContent = short(input.value);
      moved(Number(input.value));
    };
    const show = value => (readout.textContent = short((input.value = value)));
    return { element: make("div", { className: "labs-slider" }, labelled(spec, input), readout), show };
  },

  choice(spec, moved) {
    const options = spec.options.map((text, i) => make("option", { value: i, textContent: text }));
    const input = make("select", {}, ...options);
    input.value = spec.now;
    input.onchange = () => moved(Number(input.value));
    return { element: labelled(spec, input), show: value => (input.value = value) };
  },

  text(spec, moved) {
    const input = make(spec.lines > 1 ? "textarea" : "input", { value: spec.now, spellcheck: false });
    if (spec.lines > 1) input.rows = spec.lines;
    input.oninput = () => moved(input.value);
    return { element: labelled(spec, input), show: value => (input.value = value) };
  },

  check(spec, moved) {
    const input = make("input", { type: "checkbox", checked: spec.now });
    input.onchange = () => moved(input.checked);
    return { element: labelled(spec, input), show: value => (input.checked = value) };
  },

  button(spec, moved) {
    let presses = spec.now;
    const element = make("button", { type: "button", textContent: spec.label });
    element.onclick = () => moved(++presses);
    return { element, show: value => (presses = value) };
  },

  canvas(spec, moved) {
    const { width, height } = spec;
    const sheet = make("canvas", { width, height, tabIndex: 0 });
    sheet.setAttribute("role", "img");
    sheet.setAttribute("aria-label", spec.label + ": a sheet to draw on. After it: buttons that clear it and bring an example, and a way to choose a picture.");
    sheet.style.setProperty("--labs-cell", 100 / spec.cells + "%");
    const pen = sheet.getContext("2d", { willReadFrequently: true });
    Object.assign(pen, { lineWidth: spec.pen, lineCap: "round", lineJoin: "round", strokeStyle: "black" });

    let changes = 0; // a picture that was chosen before the last one is dropped

    // The paper is transparent, so that a pixel's opacity is its ink.
    const tell = () => {
      const pixels = pen.getImageData(0, 0, width, height).data;
      let ink = "";
      for (let i = 3; i < pixels.length; i += 4) ink += String.fromCharCode(pixels[i]);
      moved(btoa(ink));
    };
    const show = base64 => {
      changes++;
      const ink = atob(base64);
      const picture = pen.createImageData(width, height);
      for (let i = 0; i < ink.length; i++) picture.data[4 * i + 3] = ink.charCodeAt(i);
      pen.putImageData(picture, 0, 0);
    };
    show(spec.now);

    let pointer = null;
    let from;
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
      // A second finger or the ball of the hand does not draw; a pen does, although the hand lies there already.
      if (event.button !== 0 || (pointer !== null && event.pointerType !== "pen")) return;
      changes++;
      pointer = event.pointerId;
      sheet.setPointerCapture(pointer);
      from = at(event);
      line(event);
    };
    sheet.onpointermove = event => event.pointerId === pointer && line(event);
    sheet.onpointerup = sheet.onpointercancel = event => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      tell();
    };

    const button = (text, work) =>
      make("button", {
        type: "button",
        textContent: text,
        ariaLabel: text + ": " + spec.label,
        onclick() {
          changes++;
          pen.clearRect(0, 0, width, height);
          work();
          refused.textContent = file.value = "";
          tell();
        },
      });
    const file = make("input", { type: "file", accept: "image/*", ariaLabel: "Picture: " + spec.label });
    const refused = make("div", { role: "alert" });
    // The same name again, as of a picture that was mended, would be no change.
    file.onclick = () => (file.value = "");
    file.onchange = async () => {
      if (!file.files.length) return;
      const change = ++changes;
      const [image, why] = await inked(file.files[0], sheet).then(
        image => [image, ""],
        error => [null, error.message]
      );
      if (change !== changes) return;
      refused.textContent = why;
      if (image) {
        pen.putImageData(image, 0, 0);
        tell();
      }
    };
    const buttons = make("div", {}, button("Clear", () => {}), button("Example", () => show(spec.value)), file);
    return { element: make("div", { className: "labs-canvas" }, make("span", { textContent: spec.label }), sheet, buttons, refused), show };
  },
};

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
        ? "Works ... (If it never ends, restart the kernel.)"
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

  const controls = model.get("controls").map((spec, i) => KINDS[spec.kind]({ ...spec, now: values[i] }, value => moved(i, value)));
  const panel = make("fieldset", { className: model.get("row") ? "labs-row" : "labs-column" }, ...controls.map(({ element }) => element));
  el.classList.add("labs-live");
  // JupyterLab would take arrow keys and letters for its own; it looks at the element that has them.
  panel.querySelectorAll("input, select, textarea, button, canvas").forEach(control => {
    control.setAttribute("data-lm-suppress-shortcuts", "true");
  });
  el.append(panel, status, said);

  const follow = () =>
    model.get("values").forEach((value, i) => {
      if (value === values[i]) return;
      values[i] = value;
      controls[i].show(value);
    });
  const announce = () => {
    said.textContent = model.get("said");
  };
  model.on("change:values", follow);
  model.on("change:received", say);
  model.on("change:answered", say);
  model.on("change:said", announce);
  return () => {
    clearTimeout(timer);
    model.off("change:values", follow);
    model.off("change:received", say);
    model.off("change:answered", say);
    model.off("change:said", announce);
  };
}

export default { render };
