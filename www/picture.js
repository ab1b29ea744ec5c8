// Pictures: two canvases on top of each other, drawn by the engine, each only when it has changed.

/** @typedef {import("./player.js").Player} Player */

/** Browsers refuse canvases that are much larger. */
const LARGEST = 8192;

const darkness = matchMedia("(prefers-color-scheme: dark)");

const print = matchMedia("print");

/** Whether the page is dark now. Paper never is. */
export function isDark() {
  if (print.matches) return false;
  const theme = document.documentElement.dataset.theme;
  return theme === "dark" || (theme !== "light" && darkness.matches);
}

export class Picture {
  #player;
  #name;
  #place;
  /** @type {{ still: HTMLCanvasElement, moving: HTMLCanvasElement }} */
  #layers;
  /** What the layers were last drawn from. */
  #drawn = { still: "", moving: "" };
  #frame = 0;

  /**
   * @param {Player} player
   * @param {string} name what the engine calls it
   * @param {HTMLElement} place
   */
  constructor(player, name, place) {
    this.#player = player;
    this.#name = name;
    this.#place = place;
    const canvas = () => {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      canvas.addEventListener("contextrestored", () => this.#forget());
      place.append(canvas);
      return canvas;
    };
    this.#layers = { still: canvas(), moving: canvas() };
    const later = () => this.later();
    player.on(["settings", "cursor", "done", "progress", "seen"], later);
    const observer = new ResizeObserver(later);
    try {
      // Counted in the screen's own pixels, a size changes with the ratio too.
      observer.observe(place, { box: "device-pixel-content-box" });
    } catch {
      // Not in WebKit, which tells of the ratio below.
      observer.observe(place);
    }
    darkness.addEventListener("change", later);
    new MutationObserver(later).observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] });
    // Paper shows what the window did not.
    print.addEventListener("change", () => this.draw());
    this.#watchRatio();
    this.later();
  }

  /** What the engine calls it. */
  get name() {
    return this.#name;
  }

  /** The size in CSS pixels. */
  get size() {
    return { width: this.#place.clientWidth, height: this.#place.clientHeight };
  }

  /** Draws with the next frame, once, however often it is asked. */
  later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      // What has changed is drawn once somebody looks.
      if (this.#player.isSeen) this.draw();
    });
  }

  /** Draws what has changed since it was last drawn. */
  draw() {
    const { width, height } = this.size;
    // A picture that nobody can see costs nothing.
    if (width < 1 || height < 1) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST / Math.max(width, height));
    const { simulator, isDone } = this.#player;
    const look = [width, height, ratio, isDark(), document.documentElement.lang].join();
    const ground = this.#name === "stage" ? simulator.ground() : [simulator.revision(), isDone, simulator.end()].join();
    this.#layer("still", [look, ground].join(), width, height, ratio);
    const run = [
      simulator.revision(),
      simulator.ground(),
      simulator.overlay(),
      simulator.end(),
      simulator.cursor(),
    ].join();
    this.#layer("moving", [look, run].join(), width, height, ratio);
    // The one that stood in while the page was loading.
    this.#place.querySelector(":scope > svg")?.remove();
  }

  /**
   * @param {"still" | "moving"} layer
   * @param {string} from
   * @param {number} width
   * @param {number} height
   * @param {number} ratio
   */
  #layer(layer, from, width, height, ratio) {
    if (this.#drawn[layer] === from) return;
    this.#drawn[layer] = from;
    const canvas = this.#layers[layer];
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (canvas.width !== size.width) canvas.width = size.width;
    if (canvas.height !== size.height) canvas.height = size.height;
    this.#player.simulator.draw(canvas, this.#name, layer, isDark(), ratio);
    canvas.dataset.drawn = String(Number(canvas.dataset.drawn ?? 0) + 1);
  }

  #forget() {
    this.#drawn = { still: "", moving: "" };
    this.later();
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
