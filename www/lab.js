// The lab: the whole simulator on a page of its own.

import { controls } from "./controls.js";
import { open, part } from "./page.js";

open((player) => controls(player, part("controls"), { all: true }));
