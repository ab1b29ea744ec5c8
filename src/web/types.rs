//! What the objects that cross the boundary are for TypeScript.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Problem = {
  key: string, given: string, used: string, code: string,
  at?: number, found?: string, expected?: string, count?: number, hint?: string, beside?: string[],
};
export type Numbers = { lr: number, parameters: Record<string, number> };
export type Change = Numbers & { from: number };
export type Racer = Numbers & { opt: string, branch?: number, changes?: Change[] };
export type Settings = {
  fn: string, f: string, dimension: 1 | 2, kappa?: number,
  names: string[], start: number[], box: number[], racers: Racer[],
  schedule: string, warmup: number, period: number, gamma: number, floor: number,
  noise: number, batch: number, batches: boolean,
  ownData: boolean, dataInQuery: boolean, seed: number, steps: number, horizon: number, window: number, tol: number,
  view: string, at?: number, speed: number, play: boolean, hidesAhead: boolean, ask?: string, goal?: string, within?: number,
  title?: string, hide: string[], lock: string[], size: "normal" | "large" | "projector", theme: string, lang?: string,
  lesson?: string, part?: number, variant: number,
  grades: boolean, lab?: string,
};
export type Verdict = {
  kind: string, step?: number, at?: string, height?: number, since?: number, tol: number, least?: number,
  is_least_zero: boolean, cause?: Cause, advice?: Advice, calmer?: { rate: number, height: number },
  loss?: number, times?: number, trend?: string,
};
export type Cause =
  | { what: "limit", rate: number, limit: number, ratio: number, at?: number }
  | { what: "schedule", last: number, rate: number }
  | { what: "flat", here: number, minimum: number }
  | { what: "zero-by-zero" };
export type Advice = { rate: number, steps: number, at: string };
export type Curved = {
  ground: string, level: boolean, eigenvalues: number[], condition?: number,
  limit?: number, unlimited?: "flat" | "kink" | "rule", ratio?: number,
};
export type Theory = {
  rate: number, formula?: string, here: Curved, minimum?: Curved,
  factor?: number, predicted?: number, measured?: number, best?: Advice, momentum?: Advice,
};
export type ExplainedLine = { name: string, math: string, text: string, is_undefined?: boolean };
export type Explained = {
  step: number, is_next: boolean, from: number[], exact: number[], estimate: number[],
  noise: boolean, batch: boolean, case?: string,
  rule: ExplainedLine[], shared: ExplainedLine[],
  components: { name: string, lines: ExplainedLine[] }[],
};
export type StateAt = {
  step: number, point: number[], loss: number, gradient: number[], rate?: number,
  lacking?: { part: string, needs: string },
};
export type Trace = {
  optimizer: string, w?: Float64Array, x?: Float64Array, y?: Float64Array,
  loss: Float64Array, rate: Float64Array,
};
export type PictureWords = {
  start: string, minimum: string, local: string, low: string, high: string,
  left: string, racerLeft: string, branch: string, rules: Record<string, string>,
  step: string, loss: string, gap: string, tolerance: string, rate: string, gradient: string,
  sharpness: string, limit: string, epoch: string,
};
"#;

#[wasm_bindgen]
extern "C" {
    /// What could not be taken as it stood.
    #[wasm_bindgen(typescript_type = "Problem[]")]
    pub type Problems;
    /// What the controls show.
    #[wasm_bindgen(typescript_type = "Settings")]
    pub type Settings;
    /// A racer's rate and parameters.
    #[wasm_bindgen(typescript_type = "Numbers")]
    pub type Numbers;
    /// One verdict a racer.
    #[wasm_bindgen(typescript_type = "Verdict[]")]
    pub type Verdicts;
    /// Where a racer stands.
    #[wasm_bindgen(typescript_type = "StateAt | undefined")]
    pub type StateAt;
    /// What theory says of a racer's rate.
    #[wasm_bindgen(typescript_type = "Theory | undefined")]
    pub type TheoryAt;
    /// A step, line by line.
    #[wasm_bindgen(typescript_type = "Explained | undefined")]
    pub type ExplainedAt;
    /// One trace a racer.
    #[wasm_bindgen(typescript_type = "Trace[]")]
    pub type Traces;
    /// The words on the pictures.
    #[wasm_bindgen(typescript_type = "PictureWords")]
    pub type WordsGiven;
}
