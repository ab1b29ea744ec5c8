import "fall-line";
import type { FallLine } from "fall-line";
import { Simulator, english, init } from "fall-line/engine";
import type { PictureWords, Trace, Verdict } from "fall-line/engine";

await init();
const simulator = new Simulator("fn=ravine");
while (!simulator.advance(1000));
const verdicts: Verdict[] = simulator.outcome();
const [trace]: Trace[] = simulator.trace();
const words: PictureWords = { ...english, start: "Beginn" };
simulator.say(words);
export const all: [string | undefined, number | undefined, string] = [verdicts[0]?.kind, trace?.loss[0], simulator.text("csv")];
export const figure: FallLine = document.createElement("fall-line");
await init(new URL("https://example.org/engine.wasm"));
await init(fetch("engine.wasm"));
// @ts-expect-error: there is no such format.
simulator.text("docx");
// @ts-expect-error: that is no engine.
await init(null);
