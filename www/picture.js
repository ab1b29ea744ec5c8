// Pictures: canvases on top of each other, drawn by the engine, each only when it has changed.

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

const root = document.documentElement;

/** How many CSS pixels there are to a pixel of the pictures: more where words have to be larger. */
export function zoom() {
  return Number(root.dataset.zoom ?? 1);
}

export class Picture {
  #player;
  #name;
  #place;
  /** @type {{ still: HTMLCanvasElement, trail: HTMLCanvasElement, moving: HTMLCanvasElement }} */
  #layers;
  /** What the layers were last drawn from. */
  #drawn = { still: "", trail: "", moving: "" };
  /** The step that the paths have been drawn to, and whether that was bit by bit. */
  #reached = -1;
  #isPieced = false;
  #frame = 0;
  #size = { width: 0, height: 0 };
  /** Whether it stands where the window shows it; until that is known it may. */
  #isInView = true;

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
    this.#layers = { still: canvas(), trail: canvas(), moving: canvas() };
    const later = () => this.later();
    player.on(["settings", "cursor", "playing", "done", "progress", "seen"], later);
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
    darkness.addEventListener("change", later);
    new MutationObserver(later).observe(root, { attributeFilter: ["data-theme", "data-zoom", "lang"] });
    // Paper shows what the window did not.
    print.addEventListener("change", () => {
      this.#measure();
      this.draw();
    });
    new IntersectionObserver((entries) => {
      this.#isInView = entries.at(-1)?.isIntersecting ?? true;
      later();
    }).observe(place);
    this.#watchRatio();
    this.#measure();
    this.later();
  }

  /** To ask for a size after each change would have the page laid out each time. */
  #measure() {
    this.#size = { width: this.#place.clientWidth, height: this.#place.clientHeight };
  }

  /** What the engine calls it. */
  get name() {
    return this.#name;
  }

  /** The size in the picture's own pixels. */
  get size() {
    const { width, height } = this.#size;
    return { width: width / zoom(), height: height / zoom() };
  }

  /** A pointer's place in the picture's own pixels. @param {{ clientX: number, clientY: number }} event */
  at({ clientX, clientY }) {
    const box = this.#place.getBoundingClientRect();
    return /** @type {const} */ ([(clientX - box.left) / zoom(), (clientY - box.top) / zoom()]);
  }

  /** Draws with the next frame, once, however often it is asked. */
  later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      // What has changed is drawn once somebody looks.
      if (this.#player.isSeen && this.#isInView) this.draw();
    });
  }

  /** Draws what has changed since it was last drawn. */
  draw() {
    const { width, height } = this.#size;
    // A picture that nobody can see costs nothing.
    if (width < 1 || height < 1) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST / Math.max(width, height));
    const { simulator, isDone } = this.#player;
    const look = [width, height, ratio, isDark(), root.lang, zoom()].join();
    const ground = this.#name === "stage" ? simulator.ground() : [simulator.revision(), isDone, simulator.end()].join();
    this.#layer("still", [look, ground].join(), width, height, ratio);
    const runs = [look, simulator.revision(), simulator.ground(), simulator.overlay(), simulator.end()].join();
    this.#trail(runs, simulator.cursor(), width, height, ratio);
    this.#layer("moving", [runs, simulator.cursor()].join(), width, height, ratio);
    // The one that stood in while the page was loading.
    this.#place.querySelector(":scope > svg")?.remove();
  }

  /**
   * The paths. While a run plays they only grow, and in the lab so does the drawing; when it rests it
   * is made whole, as it always looks at that step.
   * @param {string} runs
   * @param {number} cursor
   * @param {number} width
   * @param {number} height
   * @param {number} ratio
   */
  #trail(runs, cursor, width, height, ratio) {
    const { simulator, isPlaying } = this.#player;
    const canvas = this.#layers.trail;
    const isSame = this.#drawn.trail === runs;
    if (isSame && cursor === this.#reached && (isPlaying || !this.#isPieced)) return;
    const mayGrow = isSame && isPlaying && cursor > this.#reached;
    if (mayGrow && simulator.extend?.(canvas, this.#name, this.#reached, isDark(), ratio * zoom())) {
      this.#isPieced = true;
      this.#count(canvas);
    } else {
      this.#drawn.trail = "";
      this.#layer("trail", runs, width, height, ratio);
      this.#isPieced = false;
    }
    this.#reached = cursor;
  }

  /**
   * @param {"still" | "trail" | "moving"} layer
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
    this.#player.simulator.draw(canvas, this.#name, layer, isDark(), ratio * zoom());
    this.#count(canvas);
  }

  /** @param {HTMLCanvasElement} canvas */
  #count(canvas) {
    canvas.dataset.drawn = String(Number(canvas.dataset.drawn ?? 0) + 1);
  }

  #forget() {
    this.#drawn = { still: "", trail: "", moving: "" };
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
