// The layers of a picture: canvases on top of each other, each drawn when what it shows has changed.

import { h } from "../dom.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * How a picture is to be drawn: its size in its own pixels, the screen's pixels to one of those, the
 * CSS pixels to one of those, and what changes when any of it does.
 * @typedef {{ look: string, width: number, height: number, ratio: number, zoom: number, isDark: boolean }} View
 */

/**
 * What a picture is made of.
 * @typedef {object} Drawing
 * @property {(view: View) => void} draw draws what has changed since it was last drawn
 * @property {() => void} forget has all of it drawn anew, on canvases that forget what was drawn on them
 */

/** One canvas of a picture. */
export class Layer {
  /** @readonly */
  canvas = h("canvas", { "aria-hidden": "true" });

  /**
   * @param {HTMLElement} place
   * @param {string} name
   */
  constructor(place, name) {
    this.canvas.dataset.layer = name;
    place.append(this.canvas);
  }

  /**
   * Draws it anew.
   * @param {View} view
   * @param {(canvas: HTMLCanvasElement) => void} paint
   */
  draw({ width, height, ratio }, paint) {
    const { canvas } = this;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (canvas.width === size.width && canvas.height === size.height) {
      const context = canvas.getContext("2d");
      context?.resetTransform();
      context?.clearRect(0, 0, size.width, size.height);
    } else {
      // That empties it too, but takes longer.
      Object.assign(canvas, size);
    }
    paint(canvas);
    this.drew();
  }

  /**
   * Empties it. A printer gets all that was ever drawn on a canvas, and what was cleared as white
   * paint; only a canvas of another size begins anew.
   */
  empty() {
    this.canvas.width = 0;
  }

  /** Takes note of a drawing. */
  drew() {
    this.canvas.dataset.drawn = String(Number(this.canvas.dataset.drawn ?? 0) + 1);
  }
}

/** To hide what is hidden would have it styled anew. @param {HTMLElement} element @param {boolean} is */
export function show(element, is) {
  if (element.hidden === is) element.hidden = !is;
}

/** A layer rests when it has not been drawn on for so long, in milliseconds. */
const REST = 250;

/**
 * A layer that is drawn again and again for a while, and then not. Canvases with a context of their
 * own are copied with every frame in which anything on the page moves; so while it rests, a bitmap
 * of it stands in its place.
 */
export class Resting extends Layer {
  #still = h("canvas", { "aria-hidden": "true", hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #drawings = 0;

  /** @param {HTMLElement} place @param {string} name */
  constructor(place, name) {
    super(place, name);
    place.append(this.#still);
    this.canvas.hidden = true;
  }

  drew() {
    super.drew();
    this.#drawings += 1;
    show(this.canvas, true);
    show(this.#still, false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), REST);
  }

  async #rest() {
    const { canvas } = this;
    const context = this.#still.getContext("bitmaprenderer");
    const drawings = this.#drawings;
    // Where there is no room for a bitmap, the canvas goes on by itself.
    const bitmap = await createImageBitmap(canvas).catch(() => undefined);
    // It may have been drawn on meanwhile.
    if (!context || !bitmap || drawings !== this.#drawings) return;
    context.transferFromImageBitmap(bitmap);
    this.#still.style.cssText = canvas.style.cssText;
    this.#still.hidden = false;
    canvas.hidden = true;
  }

  /** Shows nothing, until it is drawn again. */
  hide() {
    this.#drawings += 1;
    clearTimeout(this.#timer);
    this.canvas.hidden = true;
    this.#still.hidden = true;
  }
}

/**
 * What changes the ground of a picture: the stage has one of its own, that of a chart are its axes.
 * @param {Player} player
 * @param {string} name
 */
export function ground({ simulator, isDone }, name) {
  return name === "stage" ? simulator.ground() : [simulator.revision(), isDone, simulator.end(), simulator.axes()].join();
}

/** The ground, the paths, and all that moves. @implements {Drawing} */
export class Layers {
  #player;
  #name;
  #layers;
  /** What they were last drawn from. */
  #from = { still: "", trail: "", moving: "" };

  /**
   * @param {Player} player
   * @param {import("fall-line").PictureName} name what the engine calls the picture
   * @param {HTMLElement} place
   */
  constructor(player, name, place) {
    this.#player = player;
    this.#name = name;
    this.#layers = { still: new Resting(place, "still"), trail: new Resting(place, "trail"), moving: new Layer(place, "moving") };
  }

  /** @param {View} view */
  draw(view) {
    const { simulator } = this.#player;
    const still = view.look + ground(this.#player, this.#name);
    const runs = [still, simulator.revision(), simulator.end(), simulator.cursor()].join();
    this.#draw("still", still, view);
    this.#draw("trail", runs, view);
    this.#draw("moving", runs, view);
  }

  /**
   * @param {"still" | "trail" | "moving"} name
   * @param {string} from
   * @param {View} view
   */
  #draw(name, from, view) {
    if (this.#from[name] === from) return;
    this.#from[name] = from;
    this.#layers[name].draw(view, (canvas) => {
      this.#player.simulator.draw(canvas, this.#name, name, view);
    });
  }

  forget() {
    this.#from = { still: "", trail: "", moving: "" };
    for (const layer of Object.values(this.#layers)) layer.empty();
  }
}
