// A film as a video, by the browser's own encoder: MP4 where it writes H.264, WebM elsewhere.

import {
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
} from "mediabunny";
import { stageLabel } from "../../shared/dialogs/export.js";
import { h } from "../../shared/dom.js";

/** The one that most players know comes first. @type {import("mediabunny").VideoCodec[]} */
const CODECS = ["avc", "vp9", "vp8", "av1"];
/** Pixels to a CSS pixel: videos are shown large, on a wall. */
const RATIO = 2;

/** @type {import("./film.js").Kind} */
export const kind = { ratio: RATIO, begin, show };

/** @param {string} src */
function show(src) {
  const video = h("video", { src, controls: true, loop: true, muted: true, playsInline: true });
  video.setAttribute("aria-label", stageLabel());
  return video;
}

/** @param {HTMLCanvasElement} last @returns {Promise<import("./film.js").Writer | undefined>} */
async function begin(last) {
  // H.264 halves the resolution of colours, and so has no odd sides.
  const [width = 0, height = 0] = [last.width, last.height].map((side) => side - (side % 2));
  const quality = new Quality("high");
  const codec = await getFirstEncodableVideoCodec(CODECS, { width, height, quality });
  if (!codec) return undefined;
  const [format, name, type] =
    codec === "avc"
      ? [new Mp4OutputFormat({ fastStart: "in-memory" }), "fall-line.mp4", "video/mp4"]
      : [new WebMOutputFormat(), "fall-line.webm", "video/webm"];

  const sheet = h("canvas", { width, height });
  const source = new CanvasSource(sheet, { codec, quality });
  const target = new BufferTarget();
  const output = new Output({ format, target });
  output.addVideoTrack(source);
  await output.start();
  let time = 0;
  return {
    async add(canvas, seconds) {
      sheet.getContext("2d")?.drawImage(canvas, 0, 0);
      await source.add(time, seconds);
      time += seconds;
    },
    async finish() {
      await output.finalize();
      if (!target.buffer) throw new Error("no video was written");
      return new File([target.buffer], name, { type });
    },
    cancel: () => output.cancel(),
  };
}
