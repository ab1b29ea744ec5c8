// LZMA undone: it packs code a sixth tighter than gzip, the only packing that browsers undo by
// themselves. After the specification in the LZMA SDK, which Igor Pavlov gave to the public.

const STATES = 12;
/** Models that depend on the place in the text are kept for so many places at most. */
const PLACES = 16;
const LENGTH_MODELS = 2 + 2 * 8 * PLACES + 256;
// Where the models of each kind begin.
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * PLACES;
const IS_OLDER = IS_REPEAT + STATES;
const IS_OLDER_STILL = IS_OLDER + STATES;
const IS_OLDEST = IS_OLDER_STILL + STATES;
const IS_LONG = IS_OLDEST + STATES;
const SLOT = IS_LONG + STATES * PLACES;
const DISTANCE = SLOT + 4 * 64;
const ALIGN = DISTANCE + 128;
const LENGTH = ALIGN + 16;
const REPEAT_LENGTH = LENGTH + LENGTH_MODELS;
const LITERAL = REPEAT_LENGTH + LENGTH_MODELS;

/**
 * What an .lzma file holds; its header must tell the size.
 * @param {Uint8Array<ArrayBuffer>} packed
 */
export function unpacked(packed) {
  const header = new DataView(packed.buffer);
  const properties = header.getUint8(0);
  const contextBits = properties % 9;
  const literalMask = (1 << (Math.floor(properties / 9) % 5)) - 1;
  const placeMask = (1 << Math.floor(properties / 45)) - 1;
  const out = new Uint8Array(header.getUint32(5, true));
  /** How likely each model's next bit is a 0, of 2048. */
  const models = new Uint16Array(LITERAL + (0x300 << contextBits) * (literalMask + 1)).fill(1024);
  // The header has 13 bytes, and the first one after it says nothing.
  const coder = { range: 0xffff_ffff, code: header.getUint32(14), read: 18 };

  const fill = () => {
    if (coder.range >= 0x100_0000) return;
    coder.range *= 256;
    coder.code = coder.code * 256 + (packed[coder.read++] ?? 0);
  };

  /** @param {number} model */
  const bit = (model) => {
    const chance = models[model] ?? 0;
    const bound = (coder.range >>> 11) * chance;
    const is1 = coder.code >= bound;
    if (is1) {
      coder.range -= bound;
      coder.code -= bound;
      models[model] = chance - (chance >> 5);
    } else {
      coder.range = bound;
      models[model] = chance + ((2048 - chance) >> 5);
    }
    fill();
    return is1 ? 1 : 0;
  };

  /**
   * A number, its highest bit first.
   * @param {number} model
   * @param {number} bits
   */
  const number = (model, bits) => {
    let found = 1;
    for (let index = 0; index < bits; index += 1) found = (found << 1) | bit(model + found);
    return found - (1 << bits);
  };

  /**
   * A number, its lowest bit first.
   * @param {number} model
   * @param {number} bits
   */
  const backwards = (model, bits) => {
    let found = 0;
    for (let index = 0, node = 1; index < bits; index += 1) {
      const next = bit(model + node);
      node = (node << 1) | next;
      found |= next << index;
    }
    return found;
  };

  /**
   * A number whose bits have no model.
   * @param {number} bits
   */
  const plain = (bits) => {
    let found = 0;
    for (let index = 0; index < bits; index += 1) {
      coder.range >>>= 1;
      const is1 = coder.code >= coder.range;
      if (is1) coder.code -= coder.range;
      found = (found << 1) | (is1 ? 1 : 0);
      fill();
    }
    return found;
  };

  /**
   * @param {number} model
   * @param {number} place
   */
  const length = (model, place) => {
    if (!bit(model)) return 2 + number(model + 2 + 8 * place, 3);
    if (!bit(model + 1)) return 10 + number(model + 2 + 8 * (PLACES + place), 3);
    return 18 + number(model + 2 + 16 * PLACES, 8);
  };

  /** @param {number} count how many bytes are to be copied from there */
  const distance = (count) => {
    const slot = number(SLOT + 64 * Math.min(count - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + backwards(DISTANCE + high - slot - 1, bits);
    return high + (plain(bits - 4) << 4) + backwards(ALIGN, 4);
  };

  let state = 0;
  // The last four distances.
  let [newest, older, olderStill, oldest] = [0, 0, 0, 0];

  /** @param {number} at */
  const literal = (at) => {
    const context = ((at & literalMask) << contextBits) + ((out[at - 1] ?? 0) >> (8 - contextBits));
    const model = LITERAL + 0x300 * context;
    let found = 1;
    if (state >= 7) {
      // Probably unlike what stands where the last copy would have gone on.
      const like = out[at - newest - 1] ?? 0;
      for (let index = 7; index >= 0; index -= 1) {
        const expected = (like >> index) & 1;
        const next = bit(model + ((1 + expected) << 8) + found);
        found = (found << 1) | next;
        if (next !== expected) break;
      }
    }
    while (found < 0x100) found = (found << 1) | bit(model + found);
    return found;
  };

  for (let at = 0; at < out.length; ) {
    const place = at & placeMask;
    if (!bit(IS_MATCH + PLACES * state + place)) {
      out[at] = literal(at);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(IS_REPEAT + state)) {
      count = length(LENGTH, place);
      [newest, older, olderStill, oldest] = [distance(count), newest, older, olderStill];
      state = state < 7 ? 7 : 10;
    } else {
      let isShort = false;
      if (!bit(IS_OLDER + state)) isShort = !bit(IS_LONG + PLACES * state + place);
      else if (!bit(IS_OLDER_STILL + state)) [newest, older] = [older, newest];
      else if (!bit(IS_OLDEST + state)) [newest, older, olderStill] = [olderStill, newest, older];
      else [newest, older, olderStill, oldest] = [oldest, newest, older, olderStill];
      count = isShort ? 1 : length(REPEAT_LENGTH, place);
      state = state < 7 ? (isShort ? 9 : 8) : 11;
    }
    for (const end = at + count; at < end; at += 1) out[at] = out[at - newest - 1] ?? 0;
  }
  return out;
}
