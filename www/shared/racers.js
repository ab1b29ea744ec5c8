// Who runs, as sentences need it.

/** @typedef {import("fall-line").Racer} Racer */

/** The rules of those who run from the start: a branch has that of the run that it leaves. @param {Racer[]} racers */
export const rulesOf = (racers) => racers.filter(({ branch }) => branch === undefined).map(({ opt }) => opt);
