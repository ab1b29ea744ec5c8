import "fall-line";
import { Simulator, init } from "fall-line/engine";

await init();
const simulator = new Simulator("fn=ravine&opt=momentum&lr=0.1");
while (!simulator.advance(64));
const [verdict] = simulator.outcome();
document.title = `${verdict.kind} in ${verdict.step}`;
