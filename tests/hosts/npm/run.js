// What a script in Node does with the engine; what comes of it goes out as JSON.

import * as engine from "fall-line/engine";

const { Simulator, english, init, version } = engine;
const told = {};
try {
  new Simulator("");
} catch (error) {
  told.early = error.message;
}
await init();
await init();
told.version = version();
told.names = Object.keys(engine).sort();

const simulator = new Simulator("fn=ravine&opt=momentum&lr=0.1");
while (!simulator.advance(64));
const [verdict] = simulator.outcome();
simulator.seek(simulator.end());
const [trace] = simulator.trace();
const display = { width: 640, height: 400, ratio: 1, isDark: false };
told.bare = simulator.svg(display);
simulator.say(english);
told.worded = simulator.svg(display);
const [x, y, loss] = [trace.x, trace.y, trace.loss].map((column) => [...column]);
told.run = { verdict, x, y, loss, program: simulator.text("pytorch"), query: simulator.query() };

const wrong = new Simulator("opt=sgd&lr=fast");
told.problems = wrong.problems().map(({ key, given, used }) => ({ key, given, used }));
wrong.free();

const survey = simulator.survey("sweep");
while (!survey.advance());
const [rate, steps] = survey.best(0);
simulator.patch(`lr=${rate}`);
while (!simulator.advance(64));
told.best = { rate, steps, run: simulator.outcome()[0].step };
console.log(JSON.stringify(told));
