// SPLICE, by which platforms grade frames (https://cssplice.org): score and state go to the page that
// holds the frame, and on a later visit the state comes back. Spoken where the settings say so, or
// where that page has spoken it first.

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("./channel.js").Channel} Channel */
/** @typedef {import("./events.js").Event} Event */
/** What a learner has come to. @typedef {{ query: string, answered?: Event & { said?: string } }} State */

const NAMESPACE = "SPLICE.";

/**
 * @param {Player} player
 * @param {Channel} channel
 * @param {(answered: Event) => void} finished shows an exercise that was done on an earlier visit
 */
export function splice(player, channel, finished) {
  const [activity_id] = location.href.split("#");
  let isSpoken = false;
  let isRestoring = false;
  /** The message that asks for the state, until it has its answer. */
  let asked = "";

  /** @param {string} name @param {Record<string, unknown>} [content] */
  function send(name, content) {
    const message_id = String(Math.random());
    channel.send({ subject: NAMESPACE + name, activity_id, message_id, ...content });
    return message_id;
  }

  function speak() {
    if (isSpoken) return;
    isSpoken = true;
    asked = send("getState");
  }

  /** @param {Partial<State>} state */
  function restore({ query, answered }) {
    if (typeof query !== "string") return;
    isRestoring = true;
    player.learn((simulator) => simulator.recall(query));
    if (answered?.part !== undefined) finished(answered);
    else if (answered?.said !== undefined && player.isAsking) {
      player.say({ text: answered.said, score: () => answered.score });
      player.finish();
    }
    isRestoring = false;
  }

  player.on(["settings"], () => player.settings.grades && speak());
  if (player.settings.grades) speak();

  return {
    /** @param {Event} event */
    tell(event) {
      if (!isSpoken || isRestoring) return;
      const { verb, score } = event;
      send("sendEvent", { name: verb, data: event });
      if (score === undefined) return;
      const answered = { ...event, said: player.saying?.text };
      // The learner's own query names the surface, without which it would not be taken for settings.
      send("reportScoreAndState", { score, state: { query: player.simulator.learner_query() ?? "", answered } });
    },
    /** What the holding page says, of whatever kind. @param {unknown} message */
    hear(message) {
      const { subject, message_id, state } = /** @type {Record<string, any>} */ (message ?? {});
      if (typeof subject !== "string" || !subject.startsWith(NAMESPACE)) return;
      speak();
      // Of a learner who comes for the first time there is none.
      if (message_id !== asked) return;
      asked = "";
      // Some platforms keep it as a text.
      restore((typeof state === "string" ? parsed(state) : state) ?? {});
    },
  };
}

/** @param {string} text @returns {Partial<State>} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
