// <fall-line> in React 19's JSX: import this file once, for its types.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { FallLine, FallLineAttributes, FallLineListeners } from "./fall-line.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "fall-line": Omit<DetailedHTMLProps<HTMLAttributes<FallLine>, FallLine>, keyof FallLineAttributes> & FallLineAttributes & FallLineListeners;
    }
  }
}
