// The tools of the lab's stage: zoom, a cross-hair that reads values, arrows, the run before.

import { button } from "../../shared/dialogs/dialog.js";
import { named, number, point, say } from "../../shared/i18n/lab.js";
import { zoom } from "../../shared/stage/picture.js";
import { ARROWS } from "../../shared/stage/stage.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/** A mouse wheel sends about so many pixels a notch; a touchpad sends them a few at a time. */
const NOTCH = 100;
/** One press of an arrow key moves the box as a drag of so many pixels does. */
const PAN = 40;
/** Arrow keys move the cross-hair by so many strides; with Shift by more. */
const STRIDES = { plain: 1, shift: 10 };
/** The reading is said again after so long at the earliest, in milliseconds. */
const SAID = 250;
/** Changes that follow each other faster than this are one: a drag, a slider that is moved. */
const BURST = 800;

/**
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} place
 */
export function stageTools(player, picture, place) {
  const tools = document.createElement("div");
  tools.className = "stage-tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", say("stage tools"));
  const reading = probe(player, picture, place);
  const drawn = marks(player, picture);
  tools.append(...lens(player, picture, place), reading.toggle, ...drawn.labels, ghost(player, picture));
  (document.getElementById("transport") ?? place).after(tools, reading.text);
  place.dataset.tools = "true";
  place.tabIndex = 0;
  return { showRacer: drawn.showRacer };
}

/**
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} place
 */
function lens(player, picture, place) {
  /** Many a frame become one. @param {(simulator: import("../../engine.js").Simulator) => boolean} change */
  function once(change) {
    waiting.push(change);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const changes = waiting;
      waiting = [];
      player.learn((simulator) => changes.map((change) => change(simulator)).some(Boolean));
    });
  }
  /** @type {((simulator: import("../../engine.js").Simulator) => boolean)[]} */
  let waiting = [];
  let frame = 0;

  /** @param {number} notches @param {number} [x] @param {number} [y] */
  function by(notches, x = NaN, y = NaN) {
    const { width, height } = picture.size;
    once((simulator) => simulator.zoom(notches, x, y, width, height));
  }

  /** @param {number} right @param {number} down */
  function pan(right, down) {
    const { width, height } = picture.size;
    once((simulator) => simulator.pan(right, down, width, height));
  }

  /** @param {string} sign @param {"zoom in" | "zoom out"} name @param {number} notches */
  function sign(sign, name, notches) {
    const made = button(sign, () => by(notches));
    made.setAttribute("aria-label", say(name));
    made.title = say(name);
    return made;
  }

  const buttons = [
    sign("+", "zoom in", 1),
    sign("−", "zoom out", -1),
    button(say("fit"), () => player.learn((simulator) => simulator.fit())),
    button(say("default box"), () => player.learn((simulator) => simulator.default_box())),
  ];
  const isLocked = () => player.settings.lock.includes("box");

  // Plain scrolling is the page's.
  place.addEventListener(
    "wheel",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || isLocked()) return;
      event.preventDefault();
      const [x, y] = picture.at(event);
      by(-event.deltaY / (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? NOTCH : 3), x, y);
    },
    { passive: false },
  );

  let dragged = -1;
  let [lastX, lastY] = [0, 0];
  place.addEventListener("pointerdown", (event) => {
    if (isLocked() || event.pointerType === "touch") return;
    if (!(event.button === 1 || (event.button === 0 && event.shiftKey))) return;
    event.preventDefault();
    dragged = event.pointerId;
    [lastX, lastY] = [event.clientX, event.clientY];
    place.setPointerCapture(dragged);
  });
  place.addEventListener("pointermove", (event) => {
    if (event.pointerId !== dragged) return;
    pan((event.clientX - lastX) / zoom(), (event.clientY - lastY) / zoom());
    [lastX, lastY] = [event.clientX, event.clientY];
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    place.addEventListener(end, (event) => {
      if (event.pointerId === dragged) dragged = -1;
    });
  }

  // Two fingers zoom; one is the page's, to scroll by.
  /** @type {number[] | undefined} */
  let fingers;
  /** @param {TouchEvent} event */
  function pinch(event) {
    const [one, other] = event.touches;
    if (!one || !other || event.touches.length !== 2 || isLocked() || !event.cancelable) {
      fingers = undefined;
      return;
    }
    event.preventDefault();
    const now = [...picture.at(one), ...picture.at(other)];
    const before = fingers;
    fingers = now;
    if (!before || event.type === "touchstart") return;
    const { width, height } = picture.size;
    once((simulator) => simulator.pinch(Float64Array.from(before), Float64Array.from(now), width, height));
  }
  for (const type of /** @type {const} */ (["touchstart", "touchmove"])) {
    place.addEventListener(type, pinch, { passive: false });
  }
  place.addEventListener("touchend", () => (fingers = undefined));

  place.addEventListener("keydown", (event) => {
    if (event.target !== place || event.altKey || event.ctrlKey || event.metaKey || isLocked()) return;
    const arrow = ARROWS[event.key];
    const isFree = player.settings.view !== "relief" && !place.dataset.reading;
    if (arrow && isFree) pan(-arrow[0] * PAN, arrow[1] * PAN);
    else if (event.key === "+" || event.key === "=") by(1);
    else if (event.key === "-") by(-1);
    else if (event.key === "0") player.learn((simulator) => simulator.default_box());
    else return;
    event.preventDefault();
  });

  function show() {
    for (const button of buttons) button.disabled = isLocked();
  }
  player.on(["settings"], show);
  show();
  return buttons;
}

/**
 * The cross-hair and what it reads.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} place
 */
function probe(player, picture, place) {
  const mark = document.createElement("div");
  mark.className = "probe";
  mark.hidden = true;
  place.append(mark);
  const text = document.createElement("p");
  text.className = "probe-reading";
  text.setAttribute("aria-live", "polite");
  text.hidden = true;
  const toggle = button(say("read values"), () => turn(!isOn()));
  toggle.setAttribute("aria-pressed", "false");
  const isOn = () => place.dataset.reading !== undefined;

  /** @param {boolean} on */
  function turn(on) {
    toggle.setAttribute("aria-pressed", String(on));
    mark.hidden = text.hidden = !on;
    if (!on) {
      delete place.dataset.reading;
      player.simulator.probe_end();
      return;
    }
    place.dataset.reading = "true";
    player.simulator.probe_move(0, 0);
    place.focus({ preventScroll: true });
    show();
  }

  let said = 0;
  function show() {
    if (!isOn()) return;
    const { width, height } = picture.size;
    // A change of surface takes the cross-hair away; it starts anew where the run is.
    if (!player.simulator.probe(width, height)) player.simulator.probe_move(0, 0);
    const found = player.simulator.probe(width, height);
    if (!found) return;
    const [x, y] = found.pixel.map((place) => place * zoom());
    mark.style.transform = `translate(${x}px, ${y}px)`;
    clearTimeout(said);
    const say = () => (text.textContent = sentence(found));
    if (text.textContent === "") say();
    else said = window.setTimeout(say, SAID);
  }

  place.addEventListener("pointermove", (event) => {
    if (!isOn() || event.pointerType === "touch" || event.buttons !== 0) return;
    read(event);
  });
  place.addEventListener("click", (event) => {
    if (isOn() && event.target instanceof HTMLCanvasElement) read(event);
  });
  /** @param {MouseEvent} event */
  function read(event) {
    const { width, height } = picture.size;
    player.simulator.probe_at(...picture.at(event), width, height);
    later();
  }
  let frame = 0;
  const later = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      show();
    });
  };

  place.addEventListener("keydown", (event) => {
    if (!isOn() || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      turn(false);
      return toggle.focus();
    }
    const arrow = ARROWS[event.key];
    if (!arrow || event.target !== place) return;
    event.preventDefault();
    const strides = event.shiftKey ? STRIDES.shift : STRIDES.plain;
    player.simulator.probe_move(arrow[0] * strides, arrow[1] * strides);
    later();
  });
  text.title = say("read how");
  player.on(["settings"], show);
  new ResizeObserver(show).observe(place);
  return { toggle, text };
}

/** @param {import("fall-line").ProbeReading} found */
function sentence(found) {
  const near = found.ground === "slope" ? "" : say(/** @type {"near minimum"} */ (`near ${found.ground}`));
  return say("probe reads", {
    point: point(found.point),
    loss: number(found.loss),
    gradient: point(found.gradient),
    curvature: found.curvature.map(number).join(", "),
    near,
  });
}

/**
 * @param {Player} player
 * @param {Picture} picture
 */
function marks(player, picture) {
  const arrows = box(say("arrows"));
  const curvature = box(say("curvature"));
  curvature.label.title = say("curvature what");
  // Whose: that of the step that is explained.
  let racer = 0;

  function mark() {
    const { racers } = player.settings;
    if (racer >= racers.length) racer = 0;
    const name = racers.length > 1 ? named("optimizer", racers[racer]?.opt ?? "") : "";
    arrows.text.data = ` ${name === "" ? say("arrows") : say("arrows of", { name })}`;
    player.simulator.mark(arrows.box.checked, curvature.box.checked, racer, name);
    picture.later();
  }

  for (const { box } of [arrows, curvature]) box.addEventListener("change", mark);
  let shown = "";
  player.on(["settings"], () => {
    const next = player.settings.racers.map(({ opt }) => opt).join();
    if (next !== shown) mark();
    shown = next;
  });
  mark();
  /** @param {number} chosen */
  const showRacer = (chosen) => {
    racer = Math.max(chosen, 0);
    mark();
  };
  return { labels: [arrows.label, curvature.label], showRacer };
}

/**
 * @param {Player} player
 * @param {Picture} picture
 */
function ghost(player, picture) {
  const keep = box(say("keep run"));
  keep.box.checked = true;
  player.simulator.keep_runs(true);
  keep.box.addEventListener("change", () => {
    player.simulator.keep_runs(keep.box.checked);
    picture.later();
  });
  let last = -BURST;
  let revision = player.simulator.revision();
  player.on(["settings"], () => {
    if (player.simulator.revision() === revision) return;
    revision = player.simulator.revision();
    const now = performance.now();
    if (now - last > BURST) player.simulator.show_runs_before();
    last = now;
  });
  return keep.label;
}

/** A checkbox with its name. @param {string} text */
function box(text) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  const name = new Text(` ${text}`);
  label.append(box, name);
  return { box, label, text: name };
}
