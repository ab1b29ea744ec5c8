// The layers of the lab's pictures: more of them, so that a frame of a race draws only what moves.

import { racers } from "../generated/catalogue.js";
import { Layer, Resting, ground, show } from "../shared/stage/layers.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/stage/layers.js").Drawing} Drawing */
/** @typedef {import("../shared/stage/layers.js").View} View */

/**
 * A small canvas that has become larger stays so for a while, in milliseconds: new memory costs more
 * than a few frames with too much of it.
 */
const KEPT = 2000;

/** @implements {Drawing} */
export class LabLayers {
  #player;
  #name;
  /** From back to front, with the marks below the signs, the first racer's on top. */
  #layers;
  #marks;
  /** What the layers were last looked at for, and what they show. */
  #from = { still: "", before: "", marks: "", signs: "" };
  #shown = { still: "", before: "", signs: "" };
  /** What the paths were drawn from, the step that they reach, and whether that was bit by bit. */
  #runs = "";
  #reached = 0;
  #isPieced = false;
  /** When the small canvases last became larger. @type {Map<Layer, number>} */
  #grown = new Map();
  /** What the paths' canvas covers, in its pixels. */
  #covered = { left: 0, top: 0, width: 0, height: 0 };

  /**
   * @param {Player} player
   * @param {import("fall-line").PictureName} name what the engine calls the picture
   * @param {HTMLElement} place
   */
  constructor(player, name, place) {
    this.#player = player;
    this.#name = name;
    const [still, before] = [new Resting(place, "still"), new Resting(place, "before")];
    const trail = new Resting(place, "trail");
    // On the stage each racer's mark has a canvas of its own, as they may be far apart.
    this.#marks = Array.from({ length: name === "stage" ? racers.length : 1 }, () => new Layer(place, "marks")).reverse();
    this.#layers = { still, before, trail, signs: new Resting(place, "signs") };
  }

  /** @param {View} view */
  draw(view) {
    const { simulator, cursor } = this.#player;
    const { look } = view;
    const over = [look, simulator.ground(), simulator.overlay()].join();
    const still = look + ground(this.#player, this.#name);
    const runs = [still, simulator.revision(), simulator.end()].join();
    // A stage's ground is new whenever it says so, and much to compare.
    const isNew = this.#name === "stage" ? this.#differs("still", still) : this.#changes("still", still, view);
    if (isNew) this.#draw("still", view);
    if (this.#changes("before", over, view)) this.#draw("before", view);
    this.#paths(runs, view);
    if (this.#changes("signs", [runs, simulator.overlay(), cursor].join(), view)) this.#part("signs", view);
  }

  /** @param {"still" | "before" | "signs"} name @param {string} from */
  #differs(name, from) {
    if (this.#from[name] === from) return false;
    this.#from[name] = from;
    return true;
  }

  /**
   * Whether a layer has come to show something else, which it only can where `from` has changed.
   * @param {"still" | "before" | "signs"} name
   * @param {string} from
   * @param {View} view
   */
  #changes(name, from, view) {
    if (!this.#differs(name, from)) return false;
    const print = this.#player.simulator.fingerprint(this.#name, name, view);
    const shown = print === 0 ? "" : view.look + print;
    if (this.#shown[name] === shown) return false;
    this.#shown[name] = shown;
    // An empty canvas would still cost something in its place.
    if (print === 0) this.#layers[name].hide();
    return print !== 0;
  }

  /**
   * @param {"still" | "before"} name
   * @param {View} view
   */
  #draw(name, view) {
    this.#layers[name].draw(view, (canvas) => {
      this.#player.simulator.draw(canvas, this.#name, name, view);
    });
  }

  /**
   * Draws on canvases that are made to cover little more than what is drawn.
   * @param {Layer[]} layers
   * @param {View} view
   * @param {(canvases: HTMLCanvasElement[], keeps: Uint8Array) => import("fall-line").Part[] | undefined} paint says what each covers, or that it could not
   */
  #fit(layers, { ratio, zoom }, paint) {
    const now = performance.now();
    const canvases = layers.map(({ canvas }) => canvas);
    const before = canvases.map(({ width, height }) => width * height);
    const keeps = Uint8Array.from(layers, (layer) => Number(now < (this.#grown.get(layer) ?? -Infinity) + KEPT));
    const parts = paint(canvases, keeps);
    /** @param {number} side in the canvas's pixels */
    const css = (side) => `${(side * zoom) / ratio}px`;
    for (const [index, { left, top, width, height }] of (parts ?? []).entries()) {
      const layer = layers[index];
      if (!layer) continue;
      const { canvas } = layer;
      if (canvas.width * canvas.height > (before[index] ?? 0)) this.#grown.set(layer, now);
      // A place that is set as one has the page laid out anew.
      canvas.style.transform = `translate(${css(left)}, ${css(top)})`;
      canvas.style.width = css(width);
      canvas.style.height = css(height);
      layer.drew();
    }
    return parts;
  }

  /**
   * @param {"trail" | "signs"} name
   * @param {View} view
   */
  #part(name, view) {
    const parts = this.#fit([this.#layers[name]], view, ([canvas], keeps) =>
      canvas && [this.#player.simulator.draw_part(canvas, this.#name, name, keeps[0] === 1, view)],
    );
    return parts?.[0];
  }

  /**
   * The paths, and where the cursor stands on them. While a run plays they only grow, and so does
   * the drawing; when it rests it is made whole, as it always looks at that step.
   * @param {string} runs
   * @param {View} view
   */
  #paths(runs, view) {
    const { cursor, isPlaying } = this.#player;
    const isSame = this.#runs === runs;
    const holds = isSame && (isPlaying ? cursor >= this.#reached : cursor === this.#reached && !this.#isPieced);
    if (!holds) this.#whole(runs, view);
    if (this.#mark(runs, view)) return;
    if (!this.#extend(view)) this.#whole(runs, view);
    this.#mark(runs, view);
  }

  /** @param {string} runs @param {View} view */
  #whole(runs, view) {
    this.#runs = runs;
    this.#reached = this.#player.cursor;
    this.#isPieced = false;
    this.#covered = this.#part("trail", view) ?? this.#covered;
  }

  /** Draws what the paths have grown by; says whether it could. @param {View} view */
  #extend(view) {
    const { simulator, cursor } = this.#player;
    const { canvas } = this.#layers.trail;
    if (!simulator.extend(canvas, this.#name, this.#reached, this.#covered, view)) return false;
    this.#layers.trail.drew();
    this.#reached = cursor;
    this.#isPieced = true;
    return true;
  }

  /**
   * Draws the marks, with the paths from where they have been drawn to; says whether it could.
   * @param {string} runs
   * @param {View} view
   */
  #mark(runs, view) {
    const { simulator, cursor, settings } = this.#player;
    const from = [runs, cursor, this.#reached].join();
    if (this.#from.marks === from) return true;
    const used = this.#marks.slice(0, settings.racers.length);
    for (const [index, { canvas }] of this.#marks.entries()) show(canvas, index < used.length);
    const parts = this.#fit(used, view, (canvases, keeps) =>
      simulator.draw_marks(canvases, this.#name, this.#reached, keeps, view),
    );
    if (!parts) return false;
    this.#from.marks = from;
    return true;
  }

  forget() {
    this.#from = { still: "", before: "", marks: "", signs: "" };
    this.#shown = { still: "", before: "", signs: "" };
    this.#runs = "";
    for (const layer of [...Object.values(this.#layers), ...this.#marks]) layer.empty();
  }
}
