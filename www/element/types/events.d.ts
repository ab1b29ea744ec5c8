export type FallLineMessage = { ns: "fall-line", v: 1, type: string };
export interface FallLineEventMap {
  ready: CustomEvent<FallLineMessage & { version: string, query: string }>;
  height: CustomEvent<FallLineMessage & { height: number }>;
  changed: CustomEvent<FallLineMessage & { query: string }>;
  verdict: CustomEvent<FallLineMessage & { verdict: { racers: Verdict[] } }>;
  event: CustomEvent<FallLineMessage & {
    verb: "initialized" | "interacted" | "attempted" | "answered" | "completed",
    seconds: number, score?: number, tries?: number, lesson?: string, part?: number, variant?: number, goal?: string, ask?: string,
  }>;
  warning: CustomEvent<FallLineMessage & { problems: Problem[] }>;
  error: CustomEvent<{ message: string }>;
}
/** Its own events beside those of every element. */
export interface FallLineElementEventMap extends Omit<HTMLElementEventMap, keyof FallLineEventMap>, FallLineEventMap {}
/** What a setting takes: numbers are written out, `true` is 1, a list (of `vs` or `then`) stands apart by spaces, nothing takes it away. */
export type FallLineValue = string | number | boolean | readonly string[] | null | undefined;
export type FallLineAttributes = { [Name in keyof FallLineSettings]?: FallLineValue } & { title?: string, lang?: string };
/** As React 19 and Preact name listeners of a custom element. */
export type FallLineListeners = { [Name in keyof FallLineEventMap as `on${Name}`]?: (event: FallLineEventMap[Name]) => void };
export interface FallLine extends FallLineSettings {
  addEventListener<Name extends keyof FallLineElementEventMap>(
    type: Name, listener: (this: FallLine, event: FallLineElementEventMap[Name]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof FallLineElementEventMap>(
    type: Name, listener: (this: FallLine, event: FallLineElementEventMap[Name]) => unknown, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}
declare global {
  interface HTMLElementTagNameMap {
    "fall-line": FallLine;
  }
}
