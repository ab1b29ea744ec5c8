// Arrow keys: right and up are positive, as in the pictures.

import { hasModifier } from "../dom.js";

/** @type {Record<string, readonly [right: number, up: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * Where an arrow key points, by so many strides, and by more with Shift; `undefined` for other keys,
 * and where a modifier makes it the browser's.
 * @param {KeyboardEvent} event
 * @param {{ plain: number, shift: number }} [strides]
 * @returns {[right: number, up: number] | undefined}
 */
export function arrow(event, strides = { plain: 1, shift: 10 }) {
  if (hasModifier(event) || !Object.hasOwn(ARROWS, event.key)) return undefined;
  const [right, up] = ARROWS[event.key] ?? [0, 0];
  const stride = event.shiftKey ? strides.shift : strides.plain;
  return [right * stride, up * stride];
}
