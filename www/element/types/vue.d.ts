// <fall-line> in Vue 3's templates: import this file once, for its types.
import type { HTMLAttributes } from "vue";
import type { FallLineAttributes, FallLineEventMap } from "./fall-line.js";

type Listeners = { [Name in keyof FallLineEventMap as `on${Capitalize<Name>}`]?: (event: FallLineEventMap[Name]) => void };

declare module "vue" {
  interface GlobalComponents {
    "fall-line": new () => { $props: Omit<HTMLAttributes, keyof FallLineAttributes> & FallLineAttributes & Listeners };
  }
}
