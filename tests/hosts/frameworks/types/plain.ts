import "../dist/fall-line.js";

const figure = document.createElement("fall-line");
figure.lr = 0.1;
figure.vs = ["adam", "lion,lr:0.02"];
const rate: string = figure.lr;
figure.addEventListener("event", ({ detail }) => detail.verb === "completed" && detail.score?.toFixed());
figure.addEventListener("click", ({ clientX }) => clientX);
export const steps: Promise<number> = figure.start();
export const all = [rate, await figure.trace()];
// @ts-expect-error: there is no such setting.
figure.rates = 0.1;
