// The lab without a network: a service worker keeps all of it. A new version waits until the reader takes
// it. The worker is for the lab's own page alone: the embed, which lies beside it, never has one.

import { Workbox } from "workbox-window";
import { button, h, paragraph, part, row } from "../shared/dom.js";
import { words } from "../shared/i18n/offline.js";
import styles from "../styles/offline.css";

/** @typedef {import("../shared/player.js").Player} Player */

/** Beside the page; so the build names it. */
const SCRIPT = "sw.js";
/** All addresses that the worker serves begin like this. */
const PAGE = "index.html";

/**
 * Has the lab kept, where pages may have workers.
 * @param {Player} player
 */
export async function offline(player) {
  const worker = new Workbox(SCRIPT, { scope: PAGE });
  const reload = () => location.reload();
  let isKept = navigator.serviceWorker.controller !== null;
  let isTaken = false;
  worker.addEventListener("waiting", () => {
    // A page that came from the network is the new version already.
    if (!isKept) return;
    offer(player, () => {
      isTaken = true;
      worker.messageSkipWaiting();
    });
  });
  worker.addEventListener("controlling", () => {
    if (isTaken) reload();
    // It was taken in another tab; this one lacks whatever it has not fetched yet.
    else if (isKept) offer(player, reload);
    isKept = true;
  });
  const registration = await worker.register();
  if (registration?.active) nameThePage();
  else worker.addEventListener("activated", nameThePage);
}

/**
 * At its folder's address the page is none that the worker serves: a reload, and who keeps the address, is to
 * ask for one that it does.
 */
function nameThePage() {
  if (location.pathname.endsWith("/")) {
    history.replaceState(history.state, "", PAGE + location.search + location.hash);
  }
}

/** Takes away what an offer has said. */
let forget = () => {};

/**
 * Says that there is a new version, and lets the reader choose when.
 * @param {Player} player
 * @param {() => void} take
 */
function offer(player, take) {
  forget();
  const texts = words.offline;
  const said = paragraph("");
  const note = h(
    "aside",
    { className: "new-version", role: "status", "aria-label": texts.name },
    h("style", {}, styles),
  );
  document.body.append(note);

  function show() {
    const { ownData, dataInQuery } = player.settings;
    const text = `${texts.about} ${ownData && !dataInQuery ? texts.withoutData : texts.stays}`;
    if (said.textContent !== text) said.textContent = text;
  }

  const stop = player.on(["settings"], show);
  forget = () => {
    stop();
    note.remove();
  };
  const later = button(texts.later, () => {
    forget();
    // The button that had the focus is gone with it.
    part("title").focus({ preventScroll: true });
  });
  show();
  // What comes into a place that is there is read out.
  note.append(said, row(button(texts.take, take, { className: "primary" }), later));
}
