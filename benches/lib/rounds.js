// Turns: whatever else the machine does falls on all that are compared.

/**
 * Measures each subject once a round, in an order that is turned round with every round.
 * @template T
 * @param {number} rounds
 * @param {T[]} subjects
 * @param {(subject: T, round: number) => Promise<void>} measure
 */
export async function inTurns(rounds, subjects, measure) {
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? subjects : [...subjects].reverse();
    for (const subject of order) await measure(subject, round);
  }
}
