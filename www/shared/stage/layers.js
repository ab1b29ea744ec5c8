// The layers of a picture: canvases on top of each other, each drawn when what it shows has changed.

import { h } from "../dom.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * How a picture is to be drawn: its size in its own pixels, the screen's pixels to one of those, the
 * CSS pixels to one of those, and what changes when any of it does.
 * @typedef {{ look: string, width: number, height: number, ratio: number, zoom: number, isDark: boolean }} View
 */

/** One canvas of a picture. */
class Layer {
  /** @readonly */
  canvas = h("canvas", { "aria-hidden": "true" });

  /** @param {string} name */
  constructor(name) {
    this.canvas.dataset.layer = name;
  }

  /** Takes note of a drawing. */
  drew() {
    this.canvas.dataset.drawn = String(Number(this.canvas.dataset.drawn ?? 0) + 1);
  }
}

/** To hide what is hidden would have it styled anew. @param {HTMLElement} element @param {boolean} is */
function show(element, is) {
  if (element.hidden === is) element.hidden = !is;
}

/**
 * A layer rests when it has not been drawn on for so long, in milliseconds. To lie down and to get up again
 * costs more than to stay awake for a while: the paths are drawn on every now and then while a run plays.
 */
const REST = 250;
const REST_OF_PATHS = 2000;

/**
 * A layer that is drawn again and again for a while, and then not. Canvases with a context of their
 * own are copied with every frame in which anything on the page moves; so while it rests, a bitmap
 * of it stands in its place.
 */
class Resting extends Layer {
  #still = h("canvas", { "aria-hidden": "true", hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #drawings = 0;
  /** So long after it was last drawn on it rests. */
  after = REST;

  /** @param {HTMLElement} place @param {string} name */
  constructor(place, name) {
    super(name);
    place.append(this.#still);
  }

  drew() {
    super.drew();
    // Not before it has been drawn: to set a font on one that stands in the page has that styled at once.
    if (!this.canvas.isConnected) this.#still.before(this.canvas);
    this.#drawings += 1;
    show(this.canvas, true);
    show(this.#still, false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), this.after);
  }

  /** What of it lies furthest back. */
  get back() {
    return this.canvas.isConnected ? this.canvas : this.#still;
  }

  async #rest() {
    const { canvas } = this;
    const context = this.#still.getContext("bitmaprenderer");
    const drawings = this.#drawings;
    // Where there is no room for a bitmap, or nothing on it, the canvas goes on by itself.
    const bitmap = await createImageBitmap(canvas).catch(() => undefined);
    // It may have been drawn on meanwhile.
    if (!context || !bitmap || drawings !== this.#drawings) return;
    context.transferFromImageBitmap(bitmap);
    this.#still.style.cssText = canvas.style.cssText;
    this.#still.hidden = false;
    canvas.hidden = true;
  }
}

/**
 * From back to front: the ground, the paths, a mark for each racer, the words and arrows. The last two
 * have canvases that cover little more than what is on them.
 */
export class Layers {
  #player;
  #name;
  #still;
  #trail;
  #signs;
  /** The first racer's is on top. On a chart all marks are on one. @type {Layer[]} */
  #marks = [];
  /** What they were last drawn from. */
  #from = { still: "", trail: "", marks: "", signs: "" };
  /** The step to which the paths stand on their own canvas; nothing where they have to be drawn anew. @type {number | undefined} */
  #reached;
  /** Whether they were drawn bit by bit. */
  #isPieced = false;

  /**
   * @param {Player} player
   * @param {import("fall-line").PictureName} name what the engine calls the picture
   * @param {HTMLElement} place
   */
  constructor(player, name, place) {
    this.#player = player;
    this.#name = name;
    this.#still = new Resting(place, "still");
    this.#trail = new Resting(place, "trail");
    this.#trail.after = REST_OF_PATHS;
    this.#signs = new Resting(place, "signs");
  }

  /** Draws what has changed since it was last drawn, or of that the ground alone. @param {View} view @param {boolean} isGroundAlone */
  draw(view, isGroundAlone) {
    const { simulator, cursor, isPlaying, isDone, settings } = this.#player;
    const name = this.#name;
    const isStage = name === "stage";
    // The stage has a ground of its own, as the data have; that of a chart are its axes.
    const ground = isStage
      ? simulator.ground()
      : (simulator.paper?.(name) ?? [simulator.revision(), isDone, simulator.end(), simulator.axes()]);
    const still = [view.look, ground].join();
    if (this.#differs("still", still)) {
      simulator.draw(this.#still.canvas, name, false, view);
      this.#still.drew();
    }
    if (isGroundAlone) return;
    const runs = [still, simulator.revision(), simulator.end()].join();
    // While a run plays its paths only grow, and so does the drawing; when it rests it is made whole, as
    // it always looks at that step.
    const isAsItWas = isPlaying ? cursor >= (this.#reached ?? 0) : cursor === this.#reached && !this.#isPieced;
    if (this.#differs("trail", runs) || !isAsItWas) this.#reached = undefined;
    const moves = this.#differs("marks", [runs, cursor].join()) || this.#reached === undefined;
    // Words tell of paths that have left the view, and that the first step has been made.
    const left = settings.dimension === 1 ? [cursor] : settings.racers.map((_, racer) => simulator.left_view(racer));
    const signs = [runs, isStage && [cursor > 0, ...left], simulator.overlay?.(name)];
    const says = this.#differs("signs", signs.join());
    if (moves || says) this.#move(view, isStage ? settings.racers.length : 1, says);
  }

  /** @param {"still" | "trail" | "marks" | "signs"} layer @param {string} from */
  #differs(layer, from) {
    const was = this.#from[layer];
    this.#from[layer] = from;
    return was !== from;
  }

  /**
   * Draws what moves.
   * @param {View} view
   * @param {number} racers
   * @param {boolean} says whether words and arrows are other ones
   */
  #move(view, racers, says) {
    const [trail, marks, signs] = [this.#trail, this.#marks, this.#signs];
    while (marks.length < racers) {
      const mark = new Layer("marks");
      (marks.at(-1)?.canvas ?? signs.back).before(mark.canvas);
      marks.push(mark);
    }
    marks.forEach(({ canvas }, index) => show(canvas, index < racers));
    const others = [...marks.slice(0, racers), ...(says ? [signs] : [])];
    const canvases = others.map(({ canvas }) => canvas);
    const { simulator, isPlaying } = this.#player;
    const [reached, ...parts] = simulator.draw_moving(trail.canvas, canvases, this.#name, this.#reached, isPlaying, view);
    if (reached !== this.#reached) {
      this.#isPieced = this.#reached !== undefined;
      this.#reached = reached;
      trail.drew();
    }
    /** @param {number} [side] in the canvas's pixels */
    const css = (side = 0) => `${(side * view.zoom) / view.ratio}px`;
    for (const other of others) {
      const [left, top, width, height] = parts.splice(0, 4);
      // A place that is set as one has the page laid out anew.
      Object.assign(other.canvas.style, { transform: `translate(${css(left)}, ${css(top)})`, width: css(width), height: css(height) });
      other.drew();
    }
  }

  /**
   * Has all of it drawn anew, on canvases that forget what was drawn on them. A printer gets all that
   * was ever drawn on a canvas, and what was cleared as white paint; only a canvas of another size
   * begins anew.
   */
  forget() {
    this.#from = { still: "", trail: "", marks: "", signs: "" };
    for (const { canvas } of [this.#still, this.#trail, this.#signs, ...this.#marks]) canvas.width = 0;
  }
}
