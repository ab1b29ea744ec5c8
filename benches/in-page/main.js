// What the bench calls in the page.

export { start } from "./engines.js";
export { field } from "./field.js";
export { growth, NAMES } from "./growth.js";
export { steps } from "./steps.js";
export { comeAndGo, survey } from "./survey.js";
