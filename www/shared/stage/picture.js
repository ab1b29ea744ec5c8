// Pictures: what the engine draws, each at its place on the page, drawn only when it has changed.

import { framed } from "../frames.js";
import { Layers } from "./layers.js";
import { isDark, onAppearance, paper, pointerOn, zoom } from "../appearance.js";

/** @typedef {import("../player.js").Player} Player */

/** Browsers refuse canvases that are much larger. */
const LARGEST = 8192;

const root = document.documentElement;

/** How much room there is, in CSS pixels. To ask after a change has the page laid out at once. @param {HTMLElement} place */
export const roomIn = ({ clientWidth: width, clientHeight: height }) => ({ width, height });

export class Picture {
  #player;
  #name;
  #place;
  #layers;
  #frame = framed(() => this.#takeTurn(false));
  /** Whether it has been drawn in this frame, or might have been: the first frame is the stage's. */
  #isTurn = true;
  /** In CSS pixels; unless it is given, nothing until it is first drawn. @type {ReturnType<typeof roomIn> | undefined} */
  #size;
  /** Whether it stands where the window shows it; until that is known it may. */
  #isInView = true;

  /**
   * @param {Player} player
   * @param {import("fall-line").PictureName} name what the engine calls it
   * @param {HTMLElement} place
   * @param {ReturnType<typeof roomIn>} [size] where it is known already
   */
  constructor(player, name, place, size) {
    this.#size = size;
    this.#player = player;
    this.#name = name;
    this.#place = place;
    this.#layers = new Layers(player, name, place);
    const later = () => this.later();
    // Only canvases say so, and it does not rise from them.
    place.addEventListener(
      "contextrestored",
      () => {
        this.#layers.forget();
        later();
      },
      true,
    );
    player.on(["settings", "cursor", "playing", "done", "progress"], later);
    // Whoever looks has waited long enough. What stands on the ground is drawn before that is shown.
    player.on(["seen"], () => {
      this.#takeTurn(true);
      later();
    });
    const resized = () => {
      this.#measure();
      later();
    };
    const observer = new ResizeObserver(resized);
    try {
      // Counted in the screen's own pixels, a size changes with the ratio too.
      observer.observe(place, { box: "device-pixel-content-box" });
    } catch {
      // Not in WebKit, which tells of the ratio below.
      observer.observe(place);
    }
    onAppearance(later);
    // Paper shows what the window did not.
    paper.addEventListener("change", () => {
      this.#layers.forget();
      this.#measure();
      this.draw();
    });
    new IntersectionObserver((entries) => {
      this.#isInView = entries.at(-1)?.isIntersecting ?? true;
      later();
    }).observe(place);
    this.#watchRatio();
    this.later();
  }

  /** To ask for a size after each change would have the page laid out each time: the observer tells of it. */
  #measure() {
    return (this.#size = roomIn(this.#place));
  }

  /** What the engine calls it. */
  get name() {
    return this.#name;
  }

  /** Where it stands. */
  get place() {
    return this.#place;
  }

  /** The size in the picture's own pixels. */
  get size() {
    const { width, height } = this.#size ?? { width: 0, height: 0 };
    return { width: width / zoom(), height: height / zoom() };
  }

  /** A pointer's place in the picture's own pixels. @param {{ clientX: number, clientY: number }} pointer */
  at(pointer) {
    return pointerOn(this.#place, pointer);
  }

  /** The same with the picture's size, as the engine takes it. @param {{ clientX: number, clientY: number }} pointer */
  pixelAt(pointer) {
    const [x, y] = this.at(pointer);
    return { x, y, ...this.size };
  }

  /** Draws with the next frame, once, however often it is asked. */
  later() {
    this.#frame.later();
  }

  /** @param {boolean} isGroundAlone */
  #takeTurn(isGroundAlone) {
    const { isPlaying, frames, isSeen } = this.#player;
    // What has changed is drawn once somebody looks.
    if (!isSeen || !this.#isInView) return;
    // The stage comes first: what stands beside it is drawn every other frame.
    this.#isTurn = this.#name === "stage" || (isPlaying ? frames % 2 === 0 : !this.#isTurn);
    if (this.#isTurn) this.draw(isGroundAlone);
    else this.later();
  }

  /** Draws what has changed since it was last drawn, or of that the ground alone. @param {boolean} [isGroundAlone] */
  draw(isGroundAlone = false) {
    const { width, height } = this.#size ?? this.#measure();
    // A picture that nobody can see costs nothing.
    if (width < 1 || height < 1) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST / Math.max(width, height));
    const [dark, scale] = [isDark(), zoom()];
    const look = [width, height, ratio, dark, root.lang, scale].join();
    this.#layers.draw({ look, ...this.size, ratio: ratio * scale, zoom: scale, isDark: dark }, isGroundAlone);
    // The one that stood in while the page was loading.
    this.#place.querySelector(":scope > svg")?.remove();
  }

  /** The ratio changes with zoom and with the screen that the window stands on. */
  #watchRatio() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        this.later();
        this.#watchRatio();
      },
      { once: true },
    );
  }
}
