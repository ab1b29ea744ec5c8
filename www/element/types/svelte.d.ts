// <fall-line> in Svelte 5's templates: import this file once, for its types.
import type { HTMLAttributes } from "svelte/elements";
import type { FallLine, FallLineAttributes, FallLineListeners } from "./fall-line.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "fall-line": Omit<HTMLAttributes<FallLine>, keyof FallLineAttributes> & FallLineAttributes & FallLineListeners;
  }
}
