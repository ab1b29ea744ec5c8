// The embed: the simulator in a frame on somebody else's page.

import { controls } from "./controls.js";
import { messaging } from "./messaging.js";
import { open, part } from "./page.js";

open((player) => {
  controls(player, part("controls"), { all: false });
  messaging(player);
});
