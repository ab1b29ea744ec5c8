// Names by id: a table's own entries only, so that no id finds what every object has.

/**
 * What a table calls an id, or the id itself where the table does not know it.
 * @param {Record<string, string>} table
 * @param {string} id
 */
export function nameIn(table, id) {
  return Object.hasOwn(table, id) ? String(table[id]) : id;
}
