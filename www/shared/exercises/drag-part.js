// Parts of a text that are dragged into its blanks.

/** A pointer that moved less than this, in CSS pixels, has tapped. */
const SLACK = 6;

/**
 * Lets a part be dragged into a blank, by mouse, pen or finger. Its own click does for a tap and
 * for the keyboard.
 * @param {HTMLElement} part
 * @param {HTMLInputElement[]} blanks
 * @param {(blank: HTMLInputElement) => void} drop
 */
export function dragPart(part, blanks, drop) {
  /** @type {{ id: number, x: number, y: number } | undefined} */
  let from;
  let isDragged = false;
  part.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = { id: event.pointerId, x: event.clientX, y: event.clientY };
    part.setPointerCapture(event.pointerId);
    isDragged = false;
  });
  part.addEventListener("pointermove", (event) => {
    if (event.pointerId !== from?.id) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    if (!isDragged && Math.hypot(across, down) < SLACK) return;
    isDragged = true;
    part.style.transform = `translate(${across}px, ${down}px)`;
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    part.addEventListener(end, (event) => {
      if (event.pointerId !== from?.id) return;
      from = undefined;
      part.style.transform = "";
      // The click comes right after, if it comes.
      setTimeout(() => (isDragged = false));
      if (!isDragged || end === "pointercancel") return;
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const blank = blanks.find((blank) => under.includes(blank));
      if (blank) drop(blank);
    });
  }
  part.addEventListener(
    "click",
    (event) => {
      // What was dragged was not tapped.
      if (isDragged) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
