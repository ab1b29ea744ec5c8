// <fall-line> in Preact's JSX: import this file once, for its types.
import type { JSX as Preact } from "preact";
import type { FallLine, FallLineAttributes, FallLineListeners } from "./fall-line.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "fall-line": Omit<Preact.HTMLAttributes<FallLine>, keyof FallLineAttributes> & FallLineAttributes & FallLineListeners;
    }
  }
}
