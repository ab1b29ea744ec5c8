// What the paths on the stage have grown by while a run plays, on a canvas for each racer that covers little
// more than that: to draw on the paths' own canvas, which covers all of the stage, takes several times as long.

import { Resting } from "../shared/stage/layers.js";

/** @typedef {import("../shared/stage/layers.js").Layer} Layer */
/** @typedef {import("../shared/stage/layers.js").View} View */
/** One canvas, and the edges of its part of the picture. @typedef {{ layer: Resting, left: number, top: number, right: number, bottom: number }} Piece */

/** A path that would need more than this part of the paths' own canvas grows on that one. */
const MOST = 0.25;

/**
 * @param {import("../shared/player.js").Player} player
 * @param {HTMLElement} place
 * @param {Layer} trail the paths' own
 * @param {Layer[]} marks that lie over it
 * @returns {import("../shared/stage/layers.js").Growth}
 */
export function growth(player, place, trail, marks) {
  /** By racer. @type {Map<number, Piece>} */
  const pieces = new Map();

  /** @param {Piece} piece */
  function remove({ layer: { canvas } }) {
    // Behind it stands the one that rests for it.
    canvas.nextElementSibling?.remove();
    canvas.remove();
  }

  /** Makes a racer's piece large enough. @param {number} racer @param {Omit<Piece, "layer">} edges @param {View} view */
  function make(racer, { left, top, right, bottom }, view) {
    const last = pieces.get(racer);
    const layer = new Resting(place, "growth", marks.at(-1));
    const [width, height] = [right - left, bottom - top];
    Object.assign(layer.canvas, { width, height });
    layer.lie([left, top, width, height], view);
    if (last) {
      layer.canvas.getContext("2d")?.drawImage(last.layer.canvas, last.left - left, last.top - top);
      remove(last);
    }
    const piece = { layer, left, top, right, bottom };
    pieces.set(racer, piece);
    return piece;
  }

  /** @param {number} racer @param {number} since @param {number[]} part @param {View} view */
  function grow(racer, since, [left = 0, top = 0, width = 0, height = 0], view) {
    if (width === 0 || height === 0) return;
    const last = pieces.get(racer);
    const edges = {
      left: Math.min(left, last?.left ?? left),
      top: Math.min(top, last?.top ?? top),
      right: Math.max(left + width, last?.right ?? 0),
      bottom: Math.max(top + height, last?.bottom ?? 0),
    };
    const isSame = last && Object.entries(edges).every(([edge, at]) => last[/** @type {keyof typeof edges} */ (edge)] === at);
    const whole = trail.canvas.width * trail.canvas.height;
    if ((edges.right - edges.left) * (edges.bottom - edges.top) > MOST * whole) {
      player.simulator.draw_growth(trail.canvas, 0, 0, racer, since, view);
      return trail.drew();
    }
    const { layer } = isSame ? last : make(racer, edges, view);
    player.simulator.draw_growth(layer.canvas, edges.left, edges.top, racer, since, view);
    layer.drew();
  }

  return (since, parts, view) => {
    if (since === undefined) {
      pieces.forEach(remove);
      pieces.clear();
    }
    if (since === undefined || parts.length === 0) return false;
    for (let racer = 0; parts.length > 0; racer += 1) grow(racer, since, parts.splice(0, 4), view);
    return true;
  };
}
