// A pointer that is pressed, moved and released.

/**
 * What a drag does. `begin` says whether a press is one; `move` gets by how many CSS pixels the
 * pointer has moved since it was last told.
 * @typedef {object} Drag
 * @property {(event: PointerEvent) => boolean} begin
 * @property {(event: PointerEvent, right: number, down: number) => void} move
 * @property {() => void} [end]
 */

/**
 * Follows drags that begin on an element, wherever they lead.
 * @param {HTMLElement} element
 * @param {Drag} drag
 */
export function onDrag(element, { begin, move, end }) {
  /** @type {number | undefined} */
  let pointer;
  let [x, y] = [0, 0];
  element.addEventListener("pointerdown", (event) => {
    if (!begin(event)) return;
    pointer = event.pointerId;
    [x, y] = [event.clientX, event.clientY];
    element.setPointerCapture(pointer);
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const [right, down] = [event.clientX - x, event.clientY - y];
    [x, y] = [event.clientX, event.clientY];
    move(event, right, down);
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    element.addEventListener(type, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = undefined;
      end?.();
    });
  }
}
