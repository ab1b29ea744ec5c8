// The lab: the whole simulator on a page of its own.

import { controls } from "./controls.js";
import { exportButton } from "./export.js";
import { open, part } from "./page.js";
import { shareButton } from "./share.js";

open((player) => {
  controls(player, part("controls"), { all: true });
  part("links").append(
    shareButton(player, (frame, query) => (frame.src = `embed.html?${query}`)),
    exportButton(player, {
      format: "gif",
      // Not needed by most, so not loaded before it is.
      make: async (...given) => (await import("./film.js")).film(...given),
    }),
  );
});
